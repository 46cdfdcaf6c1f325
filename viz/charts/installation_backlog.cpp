#include "viz/charts/installation_backlog.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/labels.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

std::vector<double> days_of(BacklogData const& data) {
  std::vector<double> days;
  for (sim::Date day : data.days) days.push_back(day.days + 0.5);  // a day's middle is its number: 24:00
  return days;
}

double sum_on(BacklogData const& data, std::size_t day, std::size_t ages) {
  double sum = 0;
  for (std::size_t k = 0; k < ages; ++k) sum += value_at(data.jobs[k], day);
  return sum;
}

// NaN if no day is known.
double most_of(BacklogData const& data) {
  std::vector<double> sums;
  for (std::size_t i = 0; i < data.days.size(); ++i) sums.push_back(sum_on(data, i, data.jobs.size()));
  return finite_range(sums).hi;
}

Color age_color(BacklogData const& data, std::size_t age) {
  double const last = static_cast<double>(std::max<std::size_t>(2, data.jobs.size()) - 1);
  return ordered_ramp(static_cast<double>(age) / last);
}

std::string age_name(BacklogData const& data, std::size_t age) {
  return age < data.ages.size() ? data.ages[age] : "";
}

std::vector<EndLabel> end_labels(BacklogData const& data) {
  std::vector<EndLabel> labels;
  for (std::size_t k = 0; k < data.jobs.size(); ++k)
    labels.push_back({age_name(data, k), 0, age_color(data, k), true});
  return labels;
}

// Dashed lines over areas hide more than they tell: the interval is said of the worst and of the last day.
std::string marks_text(BacklogData const& data) {
  std::size_t const n = std::min(data.days.size(), data.total.size());
  std::size_t worst = n, last = n;
  for (std::size_t i = 0; i < n; ++i) {
    if (!std::isfinite(data.total[i].mean)) continue;
    if (worst == n || data.total[i].mean > data.total[worst].mean) worst = i;
    last = i;
  }
  if (last == n) return means_text(data.info);
  std::string const areas = means_text(data.info);
  return (areas.empty() ? "" : areas + ". ") +
         "Most: " + with_interval(data.info, data.total[worst], rounded) + " on " +
         sim::iso(data.days[worst]) +
         "; on the last day: " + with_interval(data.info, data.total[last], rounded);
}

// Means of counts may lie between whole numbers.
std::vector<Tick> mean_ticks(Range domain, int at_most) {
  return number_ticks(domain, at_most);
}

// What each day has, on a strip as high as the plot.
void tell_days(Canvas& canvas, Plot const& plot, std::vector<double> const& days, BacklogData const& data) {
  for (std::size_t i = 0; i < days.size(); ++i) {
    double const left = plot.x(days[i] - 0.5), right = plot.x(days[i] + 0.5);
    canvas.tip(
        {left, plot.area.y, right - left, plot.area.h},
        sim::iso(data.days[i]) + ": " + rounded(sum_on(data, i, data.jobs.size())) + " open installations");
  }
}

void label_layers(Canvas& canvas, Plot const& plot, BacklogData const& data, std::vector<EndLabel> labels) {
  std::size_t last = data.days.size();
  while (last > 0 && !std::isfinite(sum_on(data, last - 1, data.jobs.size()))) --last;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    labels[k].y = plot.y((sum_on(data, last - 1, k) + sum_on(data, last - 1, k + 1)) / 2);
  }
  std::ranges::reverse(labels);  // equal heights keep this order: the oldest on top, as in the stack
  draw_end_labels(canvas, labels, plot.area.right(), plot.area.y, plot.area.bottom());
}

}  // namespace

void draw_installation_backlog(BacklogData const& data, Canvas& canvas) {
  Rect room = draw_surroundings(canvas, data.info, "Installation backlog by age", marks_text(data));
  double const most = most_of(data);
  if (data.jobs.empty() || std::isnan(most))
    return draw_no_data(canvas, room, data.info, "no data: no day was simulated");

  auto const labels = end_labels(data);
  double const beside = end_label_width(canvas, labels);
  bool const direct = beside < 0.35 * room.w && data.jobs.size() <= 8;
  if (direct) {
    room = inset(room, 0, 0, beside, 0);
  } else {
    std::vector<Key> keys;
    for (std::size_t k = 0; k < data.jobs.size(); ++k)
      keys.push_back({age_name(data, k), age_color(data, k)});
    room = draw_legend_above(canvas, room, keys);
  }
  auto const days = days_of(data);
  Range const shown = canvas.in_common("days", finite_range(days));
  Axis const x{.domain = {shown.lo - (shown.lo == shown.hi), shown.hi + (shown.lo == shown.hi)},
               .ticks = date_ticks,
               .most = 12,
               .grid = false};
  Axis const y{.title = "open installations at the end of the day",
               .domain = {0, data.info.replications > 1 && most > 0 ? most : std::max(1.0, most)},
               .ticks = data.info.replications > 1 ? mean_ticks : count_ticks,
               .most = 8,
               .above = date_notes_height(canvas, room.w, x.domain, data.notes),
               .round = true};
  Plot const plot = draw_axes(canvas, room, x, y);
  draw_date_notes(canvas, plot, y.above, data.notes);
  std::vector<Color> fills;
  for (std::size_t k = 0; k < data.jobs.size(); ++k) fills.push_back(age_color(data, k));
  {
    auto const clip = canvas.clip(plot.area);
    draw_stack(canvas, plot, days, data.jobs, fills, 1);
  }
  if (direct) label_layers(canvas, plot, data, labels);
  tell_days(canvas, plot, days, data);
}

std::string csv(BacklogData const& data) {
  std::vector<std::string> header = {"day"};
  for (std::size_t k = 0; k < data.jobs.size(); ++k) header.push_back(age_name(data, k));
  if (!data.total.empty()) header.insert(header.end(), {"total", "low", "high"});
  Csv table(header);
  for (std::size_t i = 0; i < data.days.size(); ++i) {
    table.cell(sim::iso(data.days[i]));
    for (auto const& age : data.jobs) table.cell(value_at(age, i));
    if (!data.total.empty()) {
      Interval const t = i < data.total.size() ? data.total[i] : Interval{NAN, NAN, NAN};
      table.cell(t.mean).cell(t.low).cell(t.high);
    }
    table.end_row();
  }
  return table.text();
}

Figure figure(BacklogData data) {
  auto const shared = std::make_shared<BacklogData const>(std::move(data));
  return {.name = "installation-backlog",
          .rows = [shared](Style const&) { return 14 + date_notes_rows(shared->notes); },
          .draw = [shared](Canvas& canvas) { draw_installation_backlog(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
