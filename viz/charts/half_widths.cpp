#include "viz/charts/half_widths.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kNamedFigures = 6;
constexpr double kNarrowest = 1e-4;  // of a logarithmic axis; what is narrower lies on its edge

bool is_width(double value) {
  return std::isfinite(value) && value >= 0;
}

double last_width(HalfWidthOfFigure const& figure) {
  for (std::size_t i = figure.relative.size(); i-- > 0;)
    if (is_width(figure.relative[i])) return figure.relative[i];
  return kNan;
}

// Numbers of the figures that have intervals, the widest at the end first.
std::vector<std::size_t> widest_first(HalfWidthsData const& data) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < data.figures.size(); ++i)
    if (std::isfinite(last_width(data.figures[i]))) order.push_back(i);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return last_width(data.figures[i]); });
  return order;
}

Range widths_shown(HalfWidthsData const& data) {
  std::vector<double> values;
  if (is_width(data.target) && data.target > 0) values.push_back(data.target);
  for (auto const& figure : data.figures)
    for (double const width : figure.relative)
      if (is_width(width)) values.push_back(std::clamp(width, kNarrowest, 100.0));
  Range const all = finite_range(values);
  return {std::pow(10, std::floor(std::log10(all.lo) + 1e-9)),
          std::pow(10, std::ceil(std::log10(all.hi) - 1e-9))};
}

std::vector<double> on_axis(HalfWidthOfFigure const& figure, Range shown) {
  std::vector<double> values;
  for (double const width : figure.relative)
    values.push_back(is_width(width) ? std::clamp(width, shown.lo, shown.hi) : kNan);
  return values;
}

Stroke width_stroke(Style const& style, std::size_t rank) {
  if (rank >= kNamedFigures) return {.color = kAxis.with_opacity(0.7), .width = style.thin_width};
  static std::vector<double> const dashes[] = {{}, {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}};
  std::vector<double> dash = dashes[rank % std::size(dashes)];
  for (double& d : dash) d *= style.line_width;
  return {.color = line_color(rank), .width = style.line_width, .dash = dash};
}

// "0.02 %", "5 %", "100 %".
std::string share_label(double share) {
  double const value = 100 * share;
  return fixed(value, std::max(0, static_cast<int>(std::ceil(-std::log10(value) - 1e-9)))) + " %";
}

std::vector<Tick> ticks_of_widths(Range domain, int at_most) {
  auto ticks = log_ticks(domain, at_most);
  for (auto& tick : ticks) tick.label = share_label(tick.at);
  return ticks;
}

std::string width_words(HalfWidthsData const& data, std::vector<std::size_t> const& order) {
  std::string words = "Half-width of the " + fixed(100 * data.info.level, 0) +
                      " % t-interval over the mean, of the first so many " + data.of;
  if (order.size() > kNamedFigures)
    words += "; thin: " + counted(static_cast<double>(order.size() - kNamedFigures), "figure", "figures") +
             " with narrower ones";
  if (is_width(data.target) && data.target > 0) {
    auto const above = std::ranges::count_if(
        order, [&](std::size_t i) { return last_width(data.figures[i]) > data.target; });
    words += ". Dashed: " + percent(data.target) + ", which " + fixed(static_cast<double>(above), 0) +
             " of " + fixed(static_cast<double>(order.size()), 0) + " do not reach";
  }
  return words;
}

// Of the figures that have names.
void tell_numbers(Canvas& canvas, Plot const& plot, HalfWidthsData const& data,
                  std::vector<std::size_t> const& order, std::size_t most) {
  for (std::size_t n = 2; n <= most; ++n) {
    auto const at = static_cast<double>(n);
    std::string words = "of the first " + fixed(at, 0) + " " + data.of;
    for (std::size_t rank = 0; rank < std::min(order.size(), kNamedFigures); ++rank) {
      auto const& figure = data.figures[order[rank]];
      if (n <= figure.relative.size() && is_width(figure.relative[n - 1]))
        words += ", " + figure.name + ": " + percent(figure.relative[n - 1]);
    }
    tell_strip(canvas, plot, at - 0.5, at + 0.5, words);
  }
}

}  // namespace

void draw_half_widths_of_figures(HalfWidthsData const& data, Canvas& canvas) {
  auto const order = widest_first(data);
  Rect room = draw_surroundings(canvas, data.info, "Half-width of figures by number of replications",
                                order.empty() ? "" : width_words(data, order));
  if (order.empty()) return draw_no_data(canvas, room, data.info, "no data: there are no intervals");
  Style const& style = canvas.style();
  std::vector<Key> keys;
  std::size_t most = 2;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    auto const& figure = data.figures[order[rank]];
    most = std::max(most, figure.relative.size());
    Stroke const stroke = width_stroke(style, rank);
    if (rank < kNamedFigures)
      keys.push_back(
          {figure.name + ", " + percent(last_width(figure)), stroke.color, Key::Shape::Line, stroke.dash});
  }
  room = draw_legend_above(canvas, room, keys);
  Range const shown = widths_shown(data);
  Axis const x{.title = data.of,
               .domain = {2, std::max(static_cast<double>(most), 3.0)},
               .ticks = count_ticks,
               .most = 10,
               .grid = false};
  Axis const y{
      .title = "half-width over the mean", .domain = shown, .ticks = ticks_of_widths, .most = 8, .log = true};
  Plot const plot = draw_axes(canvas, room, x, y);
  auto const clip = canvas.clip(inset(plot.area, 0, -style.line_width, 0, -style.line_width));
  if (is_width(data.target) && data.target > 0)
    canvas.line(
        std::array{Point{plot.area.x, plot.y(data.target)}, Point{plot.area.right(), plot.y(data.target)}},
        {.color = kInk, .width = style.thin_width, .dash = {4, 2}}, Mark::Rule);
  for (std::size_t rank = order.size(); rank-- > 0;) {
    auto const& figure = data.figures[order[rank]];
    std::vector<double> counts;
    for (std::size_t n = 1; n <= figure.relative.size(); ++n) counts.push_back(static_cast<double>(n));
    draw_line(canvas, plot, counts, on_axis(figure, shown), width_stroke(style, rank));
  }
  tell_numbers(canvas, plot, data, order, most);
}

std::string csv(HalfWidthsData const& data) {
  Csv table({"figure", "replications", "relative_half_width"});
  for (auto const& figure : data.figures)
    for (std::size_t i = 0; i < figure.relative.size(); ++i)
      table.cell(figure.name).cell(static_cast<double>(i + 1)).cell(figure.relative[i]).end_row();
  return table.text();
}

Figure figure(HalfWidthsData data) {
  auto const shared = std::make_shared<HalfWidthsData const>(std::move(data));
  return {.name = "half-widths",
          .rows = [](Style const&) { return 20.0; },
          .draw = [shared](Canvas& canvas) { draw_half_widths_of_figures(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
