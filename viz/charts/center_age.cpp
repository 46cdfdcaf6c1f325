#include "viz/charts/center_age.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

// Ages that hardly any center has reached say more of that one center than of its age.
constexpr double kFewestCenters = 0.5;

std::vector<double> ages_shown(CenterAgeData const& data) {
  std::vector<double> ages;
  for (std::size_t m = 0; m < data.rate.size(); ++m)
    if (value_at(data.centers, m) >= kFewestCenters) ages.push_back(static_cast<double>(m));
  return ages;
}

std::vector<double> of_ages(std::vector<Interval> const& values, std::vector<double> const& ages,
                            double Interval::*member) {
  std::vector<double> all;
  for (double const age : ages) {
    auto const m = static_cast<std::size_t>(age);
    all.push_back(m < values.size() ? values[m].*member : kNan);
  }
  return all;
}

void draw_means(Canvas& canvas, Plot const& plot, std::vector<double> const& ages,
                std::vector<Interval> const& values, Color color) {
  draw_band(canvas, plot, ages, of_ages(values, ages, &Interval::low), of_ages(values, ages, &Interval::high),
            color.with_opacity(0.22));
  draw_line(canvas, plot, ages, of_ages(values, ages, &Interval::mean),
            {.color = color, .width = canvas.style().line_width});
}

void draw_rates(Canvas& canvas, Plot const& plot, CenterAgeData const& data,
                std::vector<double> const& ages) {
  auto const clip = canvas.clip(plot.area);
  for (auto const& one : data.replications) {
    std::vector<double> values;
    for (double const age : ages) values.push_back(value_at(one, static_cast<std::size_t>(age)));
    draw_line(canvas, plot, ages, values,
              {.color = line_color(0).with_opacity(0.35), .width = canvas.style().thin_width});
  }
  draw_means(canvas, plot, ages, data.rate, line_color(0));
}

void tell_ages(Canvas& canvas, Plot const& plot, CenterAgeData const& data,
               std::vector<Interval> const& values, std::vector<double> const& ages, std::string const& what,
               std::string (*text_of)(double)) {
  for (double const age : ages) {
    auto const month = static_cast<std::size_t>(age);
    if (month >= values.size()) continue;
    tell_strip(canvas, plot, age - 0.5, age + 0.5,
               "open for " + counted(age, "full month", "full months") + ", " + what + ": " +
                   with_interval(data.info, values[month], text_of));
  }
}

void draw_target_rate(Canvas& canvas, Plot const& plot, double target) {
  if (!std::isfinite(target) || target <= 0) return;
  Style const& style = canvas.style();
  double const y = plot.y(target);
  std::array const line = {Point{plot.area.x, y}, Point{plot.area.right(), y}};
  canvas.line(line, {.color = kQuietInk, .width = style.thin_width, .dash = {3, 2}}, Mark::Rule);
}

Axis age_axis(std::vector<double> const& ages, std::string title) {
  return {.title = std::move(title),
          .domain = {0, std::max(ages.back(), 1.0)},
          .ticks = [](Range domain, int at_most) { return number_ticks(domain, at_most); },
          .most = 12};
}

std::string age_words(CenterAgeData const& data) {
  std::string words = interval_text(data.info, "Line: mean; band");
  if (!data.replications.empty() && !words.empty()) words += "; thin: replications";
  if (std::isfinite(data.target) && data.target > 0)
    words += (words.empty() ? "" : ". ") + std::string("Dashed: the target, ") + percent(data.target);
  auto const ages = ages_shown(data);
  if (ages.empty()) return words;
  auto const at = [&](double age) { return fixed(value_at(data.centers, static_cast<std::size_t>(age)), 1); };
  words += (words.empty() ? "" : ". ") + std::string("Centers of this age, in the mean: ") +
           at(ages.front()) + " in the first month, " + at(ages.back()) + " in the last one shown";
  constexpr double kMany = 0.25;  // ages are then told by a season of the county, too
  if (data.of_first_quarter >= kMany)
    words += ". Of those in their first month " + percent(data.of_first_quarter) +
             " opened in the run's first three months";
  return words;
}

double highest(std::vector<Interval> const& values, std::vector<double> const& ages) {
  double most = 0;
  for (auto const member : {&Interval::mean, &Interval::high})
    for (double const value : of_ages(values, ages, member))
      if (std::isfinite(value)) most = std::max(most, value);
  return most;
}

}  // namespace

void draw_center_age(CenterAgeData const& data, Canvas& canvas) {
  Rect const room =
      draw_surroundings(canvas, data.info, "Next-day rate and backlog by age of the center", age_words(data));
  auto const ages = ages_shown(data);
  if (ages.empty()) return draw_no_data(canvas, room, data.info, "no data: no center opened in the run");
  double const half = room.h / 2;
  double const labels = canvas.measure("100 %", {.size = canvas.style().tick_size}).w;
  Axis const rates{.title = "next-day rate of orders",
                   .domain = {0, std::min(1.0, 1.1 * std::max(highest(data.rate, ages),
                                                              std::isfinite(data.target) ? data.target : 0))},
                   .ticks = percent_ticks,
                   .most = 5,
                   .labels = labels,
                   .round = true};
  Plot const above = draw_axes(canvas, {room.x, room.y, room.w, half}, age_axis(ages, ""), rates);
  draw_rates(canvas, above, data, ages);
  draw_target_rate(canvas, above, data.target);
  tell_ages(canvas, above, data, data.rate, ages, "next-day rate", percent);
  Axis const jobs{.title = "open installation jobs of a center",
                  .domain = {0, std::max(1.1 * highest(data.backlog, ages), 0.1)},
                  .ticks = [](Range domain, int at_most) { return number_ticks(domain, at_most); },
                  .most = 5,
                  .labels = labels,
                  .round = true};
  Plot const below = draw_axes(canvas, {room.x, room.y + half, room.w, half},
                               age_axis(ages, "full months since the center opened"), jobs);
  auto const clip = canvas.clip(below.area);
  draw_means(canvas, below, ages, data.backlog, line_color(1));
  tell_ages(canvas, below, data, data.backlog, ages, "open jobs", rounded);
}

std::string csv(CenterAgeData const& data) {
  Csv table(
      {"months_open", "next_day_rate", "low", "high", "centers", "backlog", "backlog_low", "backlog_high"});
  for (std::size_t m = 0; m < data.rate.size(); ++m) {
    auto const backlog = m < data.backlog.size() ? data.backlog[m] : kUnknown;
    table.cell(std::to_string(m)).cell(data.rate[m].mean).cell(data.rate[m].low).cell(data.rate[m].high);
    table.cell(value_at(data.centers, m)).cell(backlog.mean).cell(backlog.low).cell(backlog.high).end_row();
  }
  return table.text();
}

Figure figure(CenterAgeData data) {
  auto const shared = std::make_shared<CenterAgeData const>(std::move(data));
  return {.name = "center-age",
          .rows = [](Style const&) { return 22.0; },
          .draw = [shared](Canvas& canvas) { draw_center_age(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
