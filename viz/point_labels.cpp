#include "viz/point_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace ruralsim::viz {
namespace {

Rect around(Point p, double radius) {
  return {p.x - radius, p.y - radius, 2 * radius, 2 * radius};
}

Point nearest(Rect box, Point to) {
  return {std::clamp(to.x, box.x, box.right()), std::clamp(to.y, box.y, box.bottom())};
}

struct Leader {
  Point from, to;
};

// Whether the line enters the box: what is left of it between the box's sides (Liang & Barsky 1984).
bool enters(Leader const& line, Rect box) {
  double first = 0, last = 1;
  auto const cut = [&](double at, double step, double lo, double hi) {
    if (step == 0) return at > lo && at < hi;
    double const a = (lo - at) / step, b = (hi - at) / step;
    first = std::max(first, std::min(a, b)), last = std::min(last, std::max(a, b));
    return first < last;
  };
  return cut(line.from.x, line.to.x - line.from.x, box.x, box.right()) &&
         cut(line.from.y, line.to.y - line.from.y, box.y, box.bottom());
}

// What stands in the plot already.
struct Crowd {
  Rect room;
  std::vector<Rect> bars, dots, labels;
  std::vector<Leader> leaders;

  bool has_room_for(Rect box) const {
    auto const over = [&](Rect other) { return overlaps(box, other); };
    return contains(room, box) && std::ranges::none_of(bars, over) && std::ranges::none_of(dots, over) &&
           std::ranges::none_of(labels, over) &&
           std::ranges::none_of(leaders, [&](Leader const& l) { return enters(l, box); });
  }
  // Over no other name and no other point than its own, the i-th.
  bool has_way_for(Leader const& leader, std::size_t own) const {
    for (std::size_t i = 0; i < dots.size(); ++i)
      if (i != own && enters(leader, dots[i])) return false;
    return std::ranges::none_of(labels, [&](Rect other) { return enters(leader, other); });
  }
};

// Places beside a mark: right, left, above, below, then the corners.
std::array<Rect, 8> places_beside(Rect mark, Size size) {
  double const right = mark.right(), left = mark.x - size.w, above = mark.y - size.h, below = mark.bottom();
  double const x = mark.center().x - size.w / 2, y = mark.center().y - size.h / 2;
  std::array const corners{Point{right, y},     Point{left, y},      Point{x, above},    Point{x, below},
                           Point{right, above}, Point{right, below}, Point{left, above}, Point{left, below}};
  std::array<Rect, 8> boxes;
  for (std::size_t i = 0; i < boxes.size(); ++i) boxes[i] = {corners[i].x, corners[i].y, size.w, size.h};
  return boxes;
}

struct LabelPlace {
  Rect box;
  bool away;  // from its mark
};

std::optional<LabelPlace> place_for(Crowd& crowd, std::size_t own, Size size, double step) {
  Rect const mark = crowd.dots[own];
  for (double const away : {0.0, 0.8, 1.6, 2.6})
    for (Rect const box : places_beside(around(mark.center(), mark.w / 2 + away * step), size)) {
      if (!crowd.has_room_for(box)) continue;
      Leader const leader{mark.center(), nearest(box, mark.center())};
      if (away > 0 && !crowd.has_way_for(leader, own)) continue;
      crowd.labels.push_back(box);
      if (away > 0) crowd.leaders.push_back(leader);
      return LabelPlace{box, away > 0};
    }
  return std::nullopt;
}

// From the rim of the mark to the name.
void draw_leader(Canvas& canvas, Rect mark, Rect name) {
  Point const from = mark.center(), to = nearest(name, from);
  double const length = std::hypot(to.x - from.x, to.y - from.y), rim = mark.w / 2;
  if (length <= rim) return;
  Point const begin{from.x + rim / length * (to.x - from.x), from.y + rim / length * (to.y - from.y)};
  canvas.line(std::array{begin, to}, {.color = kAxis, .width = canvas.style().hair_width}, Mark::Key);
}

}  // namespace

std::size_t draw_point_labels(Canvas& canvas, Rect area, std::span<NamedPoint const> points, double radius,
                              std::span<Rect const> taken) {
  Style const& style = canvas.style();
  Crowd crowd{.room = area, .bars = {taken.begin(), taken.end()}, .dots = {}, .labels = {}, .leaders = {}};
  for (auto const& point : points) crowd.dots.push_back(around(point.at, radius));
  TextStyle const words{.size = style.tick_size, .max_width = 0.4 * area.w, .halo = Halo::Yes};
  double const side = 0.3 * style.tick_size;
  std::size_t unnamed = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].name.empty()) continue;
    Size const size{canvas.measure(points[i].name, words).w + 2 * side, 1.25 * style.tick_size};
    auto const place = place_for(crowd, i, size, style.tick_size);
    if (!place) {
      ++unnamed;
      continue;
    }
    if (place->away) draw_leader(canvas, crowd.dots[i], inset(place->box, side, side, side, side));
    canvas.text(points[i].name, {place->box.x + side, place->box.center().y}, words);
  }
  return unnamed;
}

Rect draw_error_bar(Canvas& canvas, Rect area, Point from, Point to, Along along, Color color) {
  for (double const v : {from.x, from.y, to.x, to.y})
    if (std::isnan(v)) return {};
  auto const kept = [&](Point p) {
    return Point{std::clamp(p.x, area.x, area.right()), std::clamp(p.y, area.y, area.bottom())};
  };
  Style const& style = canvas.style();
  Stroke const stroke{.color = color, .width = style.thin_width};
  std::array const line{kept(from), kept(to)};
  canvas.line(line, stroke, Mark::Line);
  double const cap = 0.6 * style.dot_radius, dx = along == Along::x ? 0 : cap,
               dy = along == Along::x ? cap : 0;
  for (Point const p : line)
    canvas.line(std::array{Point{p.x - dx, p.y - dy}, Point{p.x + dx, p.y + dy}}, stroke, Mark::Tick);
  Rect const box{std::min(line[0].x, line[1].x) - dx, std::min(line[0].y, line[1].y) - dy,
                 std::abs(line[0].x - line[1].x) + 2 * dx, std::abs(line[0].y - line[1].y) + 2 * dy};
  return box;
}

}  // namespace ruralsim::viz
