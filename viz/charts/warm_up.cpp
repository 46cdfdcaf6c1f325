#include "viz/charts/warm_up.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

Color mean_color() {
  return line_color(5);
}
Color smooth_color() {
  return line_color(0);
}

bool any_value(WarmUpData const& data) {
  return !is_empty(finite_range(data.mean));
}

std::size_t known_widths(WarmUpData const& data) {
  return static_cast<std::size_t>(
      std::ranges::count_if(data.half_widths, [](double v) { return std::isfinite(v); }));
}

// A value stands in the middle of its days.
std::vector<double> days_in_run(WarmUpData const& data, std::size_t n) {
  std::vector<double> days;
  for (std::size_t i = 0; i < n; ++i) days.push_back((static_cast<double>(i) + 0.5) * data.step);
  return days;
}

Range domain_of_series(WarmUpData const& data) {
  Range all = united(finite_range(data.mean), finite_range(data.smoothed));
  for (auto const& one : data.replications) all = united(all, finite_range(one));
  all = usable(all);
  double const room = 0.04 * (all.hi - all.lo);
  Range domain{all.lo - room, all.hi + room};
  if (all.lo >= 0 && domain.lo < 0) domain.lo = 0;
  if (data.figure.share && all.hi <= 1) domain.hi = std::min(1.0, domain.hi);
  return domain;
}

std::vector<double> scaled(Style const& style, std::vector<double> dash) {
  for (double& d : dash) d *= style.line_width;
  return dash;
}
std::vector<double> truncation_dash(Style const& style) {
  return scaled(style, {4, 1.5});
}
std::vector<double> warm_up_dash(Style const& style) {
  return scaled(style, {1, 1.5});
}

std::string day_words(double days) {
  return "day " + rounded(days);
}

std::vector<Key> keys_of_warm_up(WarmUpData const& data, Style const& style) {
  std::vector<Key> keys{{data.replications.size() > 1 ? "mean over replications" : "the replication",
                         mean_color(), Key::Shape::Line}};
  if (!data.smoothed.empty())
    keys.push_back(
        {"moving average, " + rounded(data.step * static_cast<double>(data.window)) + " days either way",
         smooth_color(), Key::Shape::Line});
  if (data.settles && std::isfinite(data.left_out))
    keys.push_back(
        {"MSER's truncation, " + day_words(data.left_out), kLoss, Key::Shape::Line, truncation_dash(style)});
  if (std::isfinite(data.warm_up))
    keys.push_back(
        {"warm-up of the run, " + day_words(data.warm_up), kInk, Key::Shape::Line, warm_up_dash(style)});
  return keys;
}

void draw_day(Canvas& canvas, Plot const& plot, double day, Color color, std::vector<double> dash) {
  if (!std::isfinite(day)) return;
  double const x = std::clamp(plot.x(day), plot.area.x, plot.area.right());
  canvas.line(std::array{Point{x, plot.area.y}, Point{x, plot.area.bottom()}},
              {.color = color, .width = canvas.style().line_width, .dash = std::move(dash)}, Mark::Rule);
}

void draw_curve(Canvas& canvas, Rect room, WarmUpData const& data) {
  Style const& style = canvas.style();
  double const end = static_cast<double>(data.mean.size()) * data.step;
  Axis const x{.title = "days since the run began",
               .domain = {0, std::max(end, 1.0)},
               .ticks = count_ticks,
               .most = 8,
               .grid = false};
  Axis const y{.title = data.figure.title(),
               .domain = domain_of_series(data),
               .ticks = data.figure.ticks(),
               .most = 5};
  Plot const plot = draw_axes(canvas, room, x, y);
  auto const clip = canvas.clip(inset(plot.area, 0, -style.line_width, 0, -style.line_width));
  if (data.replications.size() > 1)
    for (auto const& one : data.replications)
      draw_line(canvas, plot, days_in_run(data, one.size()), one,
                {.color = mean_color().with_opacity(0.25), .width = style.hair_width});
  draw_line(canvas, plot, days_in_run(data, data.mean.size()), data.mean,
            {.color = mean_color(), .width = style.thin_width});
  draw_line(canvas, plot, days_in_run(data, data.smoothed.size()), data.smoothed,
            {.color = smooth_color(), .width = 1.4 * style.line_width});
  if (data.settles) draw_day(canvas, plot, data.left_out, kLoss, truncation_dash(style));
  draw_day(canvas, plot, data.warm_up, kInk, warm_up_dash(style));
}

void draw_half_widths(Canvas& canvas, Rect room, WarmUpData const& data) {
  Style const& style = canvas.style();
  std::vector<double> counts;
  for (std::size_t n = 1; n <= data.half_widths.size(); ++n) counts.push_back(static_cast<double>(n));
  Range const widths = usable(finite_range(data.half_widths));
  double const factor = data.figure.share ? 100 : 1;
  std::string const unit = data.figure.share ? "points" : data.figure.unit;
  Axis const x{.title = "replications",
               .domain = {1, std::max(counts.back(), 2.0) + 0.2},
               .ticks = count_ticks,
               .most = 10,
               .grid = false};
  Axis const y{.title = "half-width of the mean of the rest" + (unit.empty() ? "" : ", " + unit),
               .domain = {0, std::max(widths.hi, 0.0) * 1.05},
               .ticks = [factor](Range domain, int at_most) { return number_ticks(domain, at_most, factor); },
               .most = 4};
  Plot const plot = draw_axes(canvas, room, x, y);
  auto const clip = canvas.clip(inset(plot.area, 0, -style.dot_radius, 0, -style.dot_radius));
  draw_line(canvas, plot, counts, data.half_widths, {.color = smooth_color(), .width = style.line_width});
  std::vector<Point> dots;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (std::isfinite(data.half_widths[i])) dots.push_back({plot.x(counts[i]), plot.y(data.half_widths[i])});
  draw_points(canvas, dots, style.dot_radius, smooth_color());
}

std::string warm_up_words(WarmUpData const& data) {
  std::string words = "Welch's procedure: leave out what comes before the moving average is level";
  if (data.replications.size() > 1) words += "; thin: replications";
  if (!data.settles) words += ". MSER finds no truncation in the first half: the series does not settle";
  if (known_widths(data) > 0)
    words +=
        ". Below: " + fixed(100 * data.info.level, 0) + " % t-intervals over the first so many replications";
  return words;
}

}  // namespace

void draw_warm_up(WarmUpData const& data, Canvas& canvas) {
  auto const title = data.figure.heading("since the run began", "Since the run began");
  Rect room = draw_surroundings(canvas, data.info, title, any_value(data) ? warm_up_words(data) : "");
  if (!any_value(data)) return draw_no_data(canvas, room, data.info, "no data: the series has no value");
  room = draw_legend_above(canvas, room, keys_of_warm_up(data, canvas.style()));
  if (known_widths(data) == 0) return draw_curve(canvas, room, data);
  double const gap = canvas.style().text_size, upper = 0.62 * room.h;
  draw_curve(canvas, {room.x, room.y, room.w, upper - gap}, data);
  draw_half_widths(canvas, {room.x, room.y + upper, room.w, room.h - upper}, data);
}

std::string csv(WarmUpData const& data) {
  Csv table({"curve", "at", "value"});
  auto const curve = [&](std::string const& name, std::vector<double> const& at,
                         std::vector<double> const& values) {
    for (std::size_t i = 0; i < values.size(); ++i) table.cell(name).cell(at[i]).cell(values[i]).end_row();
  };
  for (std::size_t r = 0; r < data.replications.size(); ++r)
    curve("replication_" + std::to_string(r + 1), days_in_run(data, data.replications[r].size()),
          data.replications[r]);
  curve("mean", days_in_run(data, data.mean.size()), data.mean);
  curve("moving_average", days_in_run(data, data.smoothed.size()), data.smoothed);
  table.cell("mser").cell(data.left_out).cell(kNan).end_row();
  table.cell("warm_up").cell(data.warm_up).cell(kNan).end_row();
  for (std::size_t i = 0; i < data.half_widths.size(); ++i)
    table.cell("half_width").cell(static_cast<double>(i + 1)).cell(data.half_widths[i]).end_row();
  return table.text();
}

Figure figure(WarmUpData data) {
  auto const shared = std::make_shared<WarmUpData const>(std::move(data));
  return {.name = "warm-up",
          .rows = [shared](Style const&) { return known_widths(*shared) > 0 ? 26.0 : 16.0; },
          .draw = [shared](Canvas& canvas) { draw_warm_up(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
