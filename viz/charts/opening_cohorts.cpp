#include "viz/charts/opening_cohorts.hpp"

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

constexpr double kFewestCentersOfCohort = 0.5;

double shown_rate(OpeningCohort const& cohort, std::size_t month) {
  double const rate = value_at(cohort.rate, month);
  return value_at(cohort.centers, month) >= kFewestCentersOfCohort ? rate : kNan;
}

std::vector<double> shown_rates(OpeningCohort const& cohort) {
  std::vector<double> rates;
  for (std::size_t m = 0; m < cohort.rate.size(); ++m) rates.push_back(shown_rate(cohort, m));
  return rates;
}

bool any_shown(OpeningCohort const& cohort) {
  return !is_empty(finite_range(shown_rates(cohort)));
}

// Early cohorts dark, late ones light, without the ramp's yellow end; dashes are a second cue.
Stroke cohort_stroke(Style const& style, std::size_t i, std::size_t of) {
  static std::vector<double> const dashes[] = {{}, {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}};
  std::vector<double> dash = dashes[i % std::size(dashes)];
  for (double& d : dash) d *= style.line_width;
  double const place = of > 1 ? static_cast<double>(i) / static_cast<double>(of - 1) : 0;
  return {.color = ramp(0.85 * place), .width = style.line_width, .dash = dash};
}

double last_age(OpeningCohortsData const& data) {
  double last = 1;
  for (auto const& cohort : data.cohorts)
    for (std::size_t m = 0; m < cohort.rate.size(); ++m)
      if (std::isfinite(shown_rate(cohort, m))) last = std::max(last, static_cast<double>(m));
  return last;
}

Range cohort_rates(OpeningCohortsData const& data) {
  Range all{kNan, kNan};
  for (auto const& cohort : data.cohorts) all = united(all, finite_range(shown_rates(cohort)));
  if (std::isfinite(data.target) && data.target > 0) all = united(all, {data.target, data.target});
  double const room = std::max(0.1 * (all.hi - all.lo), 0.01);
  return {std::clamp(all.lo - room, 0.0, 1.0), std::clamp(all.hi + room, 0.01, 1.0)};
}

std::string cohort_words(OpeningCohortsData const& data) {
  std::string words = "A line for the centers that opened in the three months from its name on";
  if (data.info.replications > 1) words += "; means over replications, whose intervals are in the table";
  if (std::isfinite(data.target) && data.target > 0) words += ". Dashed: the target, " + percent(data.target);
  return words;
}

void tell_months(Canvas& canvas, Plot const& plot, OpeningCohortsData const& data) {
  double const last = last_age(data);
  for (std::size_t month = 0; static_cast<double>(month) <= last; ++month) {
    auto const age = static_cast<double>(month);
    std::string words = "open for " + counted(age, "full month", "full months");
    for (auto const& cohort : data.cohorts)
      if (month < cohort.rate.size() && std::isfinite(shown_rate(cohort, month)))
        words += ", " + cohort.name + ": " + percent(shown_rate(cohort, month));
    tell_strip(canvas, plot, age - 0.5, age + 0.5, words);
  }
}

}  // namespace

void draw_opening_cohorts(OpeningCohortsData const& data, Canvas& canvas) {
  bool const any = std::ranges::any_of(data.cohorts, any_shown);
  Rect room = draw_surroundings(canvas, data.info, "Next-day rate by when centers opened",
                                any ? cohort_words(data) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no center opened in the run");
  Style const& style = canvas.style();
  std::vector<Key> keys;
  for (std::size_t i = 0; i < data.cohorts.size(); ++i) {
    Stroke const stroke = cohort_stroke(style, i, data.cohorts.size());
    if (any_shown(data.cohorts[i]))
      keys.push_back({data.cohorts[i].name, stroke.color, Key::Shape::Line, stroke.dash});
  }
  room = draw_legend_above(canvas, room, keys);
  Axis const x{.title = "full months since the center opened",
               .domain = {0, last_age(data)},
               .ticks = count_ticks,
               .most = 12,
               .grid = false};
  Axis const y{.title = "next-day rate of orders",
               .domain = cohort_rates(data),
               .ticks = percent_ticks,
               .most = 6,
               .round = true};
  Plot const plot = draw_axes(canvas, room, x, y);
  auto const clip = canvas.clip(inset(plot.area, 0, -style.line_width, 0, -style.line_width));
  if (std::isfinite(data.target) && data.target > 0)
    canvas.line(
        std::array{Point{plot.area.x, plot.y(data.target)}, Point{plot.area.right(), plot.y(data.target)}},
        {.color = kQuietInk, .width = style.thin_width, .dash = {3, 2}}, Mark::Rule);
  for (std::size_t i = data.cohorts.size(); i-- > 0;) {
    auto const& cohort = data.cohorts[i];
    Stroke const stroke = cohort_stroke(style, i, data.cohorts.size());
    std::vector<double> ages;
    for (std::size_t m = 0; m < cohort.rate.size(); ++m) ages.push_back(static_cast<double>(m));
    draw_line(canvas, plot, ages, shown_rates(cohort), stroke);
  }
  tell_months(canvas, plot, data);
}

std::string csv(OpeningCohortsData const& data) {
  Csv table({"opened", "months_open", "next_day_rate", "low", "high", "centers"});
  for (auto const& cohort : data.cohorts)
    for (std::size_t m = 0; m < cohort.rate.size(); ++m)
      table.cell(cohort.name)
          .cell(static_cast<double>(m))
          .cell(cohort.rate[m])
          .cell(value_at(cohort.low, m))
          .cell(value_at(cohort.high, m))
          .cell(value_at(cohort.centers, m))
          .end_row();
  return table.text();
}

Figure figure(OpeningCohortsData data) {
  auto const shared = std::make_shared<OpeningCohortsData const>(std::move(data));
  return {.name = "opening-cohorts",
          .rows = [](Style const&) { return 18.0; },
          .draw = [shared](Canvas& canvas) { draw_opening_cohorts(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
