#include "viz/charts/lorenz.hpp"

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

constexpr std::size_t kMostLorenzRows = 10000;  // of a curve in the table

std::size_t points_of(LorenzCurve const& curve) {
  return std::min(curve.people.size(), curve.total.size());
}

bool can_be_drawn(LorenzCurve const& curve) {
  auto const known = [](double v) { return std::isfinite(v) && v >= -1e-9 && v <= 1 + 1e-9; };
  return points_of(curve) > 1 && std::ranges::all_of(curve.people, known) &&
         std::ranges::all_of(curve.total, known);
}

Stroke lorenz_stroke(Style const& style, std::size_t i) {
  static std::vector<double> const dashes[] = {{}, {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}};
  std::vector<double> dash = dashes[i % std::size(dashes)];
  for (double& d : dash) d *= style.line_width;
  return {.color = line_color(i), .width = style.line_width, .dash = dash};
}

std::string gini_text(double gini) {
  return fixed(gini, gini < 0.1 ? 3 : 2);
}

std::vector<Key> lorenz_keys(LorenzData const& data, Style const& style) {
  std::vector<Key> keys;
  for (std::size_t i = 0; i < data.curves.size(); ++i) {
    auto const& curve = data.curves[i];
    std::string const gini = can_be_drawn(curve) ? "Gini " + gini_text(curve.gini.mean) : "no data";
    keys.push_back({curve.name + ": " + gini, line_color(i), Key::Shape::Line, lorenz_stroke(style, i).dash});
  }
  return keys;
}

std::string lorenz_words(LorenzData const& data) {
  std::string words = "Dashed: equality. Below: points of percent that a curve lies under it";
  if (data.info.replications > 1) words += "; all replications together";
  for (auto const& curve : data.curves)
    if (std::isfinite(curve.gini.low))
      words += ". Gini of " + curve.name + ": " + with_interval(data.info, curve.gini, gini_text);
  return words;
}

std::vector<double> below_equality(LorenzCurve const& curve) {
  std::vector<double> all;
  for (std::size_t i = 0; i < points_of(curve); ++i) all.push_back(curve.people[i] - curve.total[i]);
  return all;
}

Axis people_axis(LorenzData const& data, std::string const& title) {
  return {.title = title.empty() ? "" : title + " of the " + data.people,
          .domain = {0, 1},
          .ticks = percent_ticks,
          .most = 6};
}

// What the people up to this share have together.
double total_below(LorenzCurve const& curve, double people) {
  for (std::size_t i = 1; i < points_of(curve); ++i) {
    if (curve.people[i] < people) continue;
    double const wide = curve.people[i] - curve.people[i - 1];
    double const part = wide > 0 ? (people - curve.people[i - 1]) / wide : 1;
    return curve.total[i - 1] + part * (curve.total[i] - curve.total[i - 1]);
  }
  return 1;
}

void tell_tenths(Canvas& canvas, Plot const& plot, LorenzData const& data) {
  for (int tenth = 1; tenth <= 10; ++tenth) {
    double const people = 0.1 * tenth;
    std::string words = "the worst served " + percent(people) + " of the " + data.people;
    for (auto const& curve : data.curves)
      if (can_be_drawn(curve))
        words += ", " + curve.name + ": " + percent(total_below(curve, people)) + " of the total";
    tell_strip(canvas, plot, people - 0.1, people, words);
  }
}

void draw_gaps(Canvas& canvas, Rect room, LorenzData const& data, double labels) {
  double widest = 0;
  for (auto const& curve : data.curves)
    if (can_be_drawn(curve)) widest = std::max(widest, finite_range(below_equality(curve)).hi);
  auto const points = [](Range domain, int at_most) { return number_ticks(domain, at_most, 100); };
  Axis const y{.title = "below equality, points",
               .domain = {0, std::max(widest, 0.001)},
               .ticks = points,
               .most = 4,
               .labels = labels,
               .round = true};
  Plot const plot = draw_axes(canvas, room, people_axis(data, "share"), y);
  auto const clip =
      canvas.clip(inset(plot.area, 0, -canvas.style().line_width, 0, -canvas.style().line_width));
  for (std::size_t i = 0; i < data.curves.size(); ++i)
    if (can_be_drawn(data.curves[i]))
      draw_line(canvas, plot, data.curves[i].people, below_equality(data.curves[i]),
                lorenz_stroke(canvas.style(), i));
}

}  // namespace

void draw_lorenz(LorenzData const& data, Canvas& canvas) {
  bool const any = std::ranges::any_of(data.curves, can_be_drawn);
  Rect room =
      draw_surroundings(canvas, data.info, "How evenly service is shared", any ? lorenz_words(data) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: nobody had orders");
  Style const& style = canvas.style();
  room = draw_legend_above(canvas, room, lorenz_keys(data, style));
  double const labels = canvas.measure("100 %", {.size = style.tick_size}).w;
  bool const slide = style.medium == Medium::Slide;  // side by side there
  double const part = slide ? 0.5 * room.w : 0.66 * room.h, gap = style.text_size;
  Rect const first =
      slide ? Rect{room.x, room.y, part - gap, room.h} : Rect{room.x, room.y, room.w, part - gap};
  Rect const second =
      slide ? Rect{room.x + part, room.y, part, room.h} : Rect{room.x, room.y + part, room.w, room.h - part};
  Axis const y{
      .title = "share of the total", .domain = {0, 1}, .ticks = percent_ticks, .most = 6, .labels = labels};
  Plot const plot = draw_axes(canvas, first, people_axis(data, slide ? "share" : ""), y);
  canvas.line(std::array{Point{plot.area.x, plot.area.bottom()}, Point{plot.area.right(), plot.area.y}},
              {.color = kAxis, .width = style.thin_width, .dash = {4, 2}}, Mark::Rule);
  for (std::size_t i = 0; i < data.curves.size(); ++i)
    if (can_be_drawn(data.curves[i]))
      draw_line(canvas, plot, data.curves[i].people, data.curves[i].total, lorenz_stroke(style, i));
  tell_tenths(canvas, plot, data);
  draw_gaps(canvas, second, data, labels);
}

std::string csv(LorenzData const& data) {
  Csv table({"curve", "people", "total", "gini", "low", "high"});
  for (auto const& curve : data.curves) {
    std::size_t const n = points_of(curve), every = n / kMostLorenzRows + 1;
    for (std::size_t i = 0; i < n; ++i) {
      if (i % every != 0 && i + 1 != n) continue;
      table.cell(curve.name).cell(curve.people[i]).cell(curve.total[i]);
      table.cell(curve.gini.mean).cell(curve.gini.low).cell(curve.gini.high).end_row();
    }
  }
  return table.text();
}

Figure figure(LorenzData data) {
  auto const shared = std::make_shared<LorenzData const>(std::move(data));
  return {.name = "lorenz",
          .rows = [](Style const& style) { return style.narrow() ? 32.0 : 40.0; },
          .draw = [shared](Canvas& canvas) { draw_lorenz(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
