#include "viz/report/map_html.hpp"

#include "sim/text.hpp"
#include "viz/color.hpp"
#include "viz/info.hpp"
#include "viz/markup.hpp"
#include "viz/report/html.hpp"
#include "viz/shown_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::viz {
namespace {

using sim::text;

constexpr double kMapWidth = 1000, kMapBorder = 30;  // units of the SVG

// From places to the SVG.
struct MapPlane {
  Range x{kNan, kNan}, y{kNan, kNan};
  double scale = 1;

  explicit MapPlane(Board const& board) {
    std::vector<double> xs, ys;
    for (auto const& place : board.places)
      if (std::isfinite(place.x) && std::isfinite(place.y)) xs.push_back(place.x), ys.push_back(place.y);
    if (board.one != "county") xs.push_back(0), ys.push_back(0);  // the hub
    x = finite_range(xs), y = finite_range(ys);
    double const wide = x.hi - x.lo, high = y.hi - y.lo, most = std::max(wide, high);
    scale = most > 0 ? (kMapWidth - 2 * kMapBorder) / most : 1;
  }
  double across(double at) const { return (at - x.lo) * scale + kMapBorder; }
  double down(double at) const { return (at - y.lo) * scale + kMapBorder; }
  double width() const { return across(x.hi) + kMapBorder; }
  double height() const { return down(y.hi) + kMapBorder; }
};

std::string circle(BoardPlace const& place, std::size_t i, MapPlane const& plane, double radius,
                   Board const& board, Range colours) {
  double const value = place.values[0][0];
  return text(
      "<circle data-i=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\"><title>{}: "
      "{}</title></circle>\n",
      i, plane.across(place.x), plane.down(place.y), radius, colour_text(colours, value),
      xml_escaped(set_apart(place.name)), xml_escaped(measure_text(board.measures[0], value)));
}

// The worst on top, where circles cover one another.
std::vector<std::size_t> drawing_order(Board const& board) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < board.places.size(); ++i)
    if (std::isfinite(board.places[i].x) && std::isfinite(board.places[i].y)) order.push_back(i);
  auto const value = [&](std::size_t i) {
    double const v = board.places[i].values[0][0];
    return std::isnan(v) ? std::numeric_limits<double>::infinity() : v;
  };
  std::ranges::stable_sort(order, std::greater{}, value);
  return order;
}

}  // namespace

Range colours_of(Board const& board, std::size_t measure) {
  if (auto const common = board.measures[measure].colours; !is_empty(common)) return common;
  std::vector<double> values;
  for (auto const& place : board.places)
    for (auto const& span : place.values)
      if (std::isfinite(span[measure])) values.push_back(span[measure]);
  if (values.empty()) return {0, 1};
  std::ranges::sort(values);
  auto const at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  double const lo = at(0.01), hi = at(0.99);
  return hi > lo ? Range{lo, hi} : Range{lo, lo + std::max(std::abs(lo), 1.0) * 0.01};
}

std::string colour_text(Range domain, double value) {
  Color const c = ramp(std::isnan(value) ? value : (value - domain.lo) / (domain.hi - domain.lo));
  auto const byte = [](double part) { return static_cast<int>(std::lround(255 * part)); };
  return text("#{:02x}{:02x}{:02x}", byte(c.r), byte(c.g), byte(c.b));
}

std::string map_svg(Board const& board, std::string const& id) {
  MapPlane const plane(board);
  std::size_t const n = board.places.size();
  double const radius = n > 400 ? 7 : n > 100 ? 10 : 14;
  std::string svg = text(
      "<svg class=\"map\" id=\"{}\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"Map of the {}; "
      "the "
      "table below holds the same values\">\n",
      id, plane.width(), plane.height(), board.many);
  Range const colours = colours_of(board, 0);
  for (std::size_t const i : drawing_order(board))
    svg += circle(board.places[i], i, plane, radius, board, colours);
  if (board.one != "county")
    svg += text(
        "<rect class=\"hub\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"20\" "
        "height=\"20\"><title>hub</title></rect>\n",
        plane.across(0) - 10, plane.down(0) - 10);
  return svg + "</svg>\n";
}

}  // namespace ruralsim::viz
