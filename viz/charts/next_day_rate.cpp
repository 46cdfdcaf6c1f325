#include "viz/charts/next_day_rate.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/labels.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace ruralsim::viz {
namespace {

// A second cue beside colour: the first series solid, the others dashed each in its way.
std::vector<double> const kDashes[] = {{}, {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}};

Interval week_of(RateSeries const& series, std::size_t week) {
  return week < series.weeks.size() ? series.weeks[week] : kUnknown;
}

template <class Member>
std::vector<double> column(RateSeries const& series, std::size_t weeks, Member member) {
  std::vector<double> values;
  for (std::size_t i = 0; i < weeks; ++i) values.push_back(week_of(series, i).*member);
  return values;
}

// A week stands where its middle day is: what happened in it is marked to the day.
std::vector<double> days_of(NextDayRateData const& data) {
  double const middle = data.step == NextDayRateData::Step::Week ? 3 : 0;
  std::vector<double> days;
  for (sim::Date week : data.weeks) days.push_back(week.days + middle);
  return days;
}

Range values_of(NextDayRateData const& data) {
  Range all{kNan, kNan};
  for (auto const& series : data.series) {
    for (auto member : {&Interval::mean, &Interval::low, &Interval::high}) {
      all = united(all, finite_range(column(series, data.weeks.size(), member)));
    }
    for (auto const& one : series.replications) all = united(all, finite_range(one));
  }
  return all;
}

// From the first day of the first week to the last of the last, so that each week has its width.
Range day_domain(NextDayRateData const& data, std::vector<double> const& days) {
  Range const r = finite_range(days);
  double const half = data.step == NextDayRateData::Step::Week ? 3 : 0;
  return r.lo < r.hi ? Range{r.lo - half, r.hi + half} : Range{r.lo - 7, r.hi + 7};
}

// From a round value below the worst week up to 100 %; from 0 if the worst week is bad.
Range rate_domain(Range values) {
  double const floor = std::floor(std::clamp(values.lo - 0.01, 0.0, 1.0) * 10 + 1e-9) / 10;
  return {floor < 0.4 ? 0 : std::min(floor, 0.9), 1};
}

Stroke stroke_of(Style const& style, std::size_t i) {
  std::vector<double> dash = kDashes[i % std::size(kDashes)];
  for (double& d : dash) d *= style.line_width;
  return {.color = line_color(i), .width = style.line_width, .dash = dash};
}

std::vector<EndLabel> end_labels(NextDayRateData const& data) {
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < data.series.size(); ++i)
    labels.push_back({data.series[i].name, 0, line_color(i)});
  return labels;
}

void draw_series(Canvas& canvas, Plot const& plot, std::span<double const> days, RateSeries const& series,
                 std::size_t i) {
  Style const& style = canvas.style();
  auto const clip = canvas.clip(inset(plot.area, 0, -style.line_width, 0, -style.line_width));
  auto const low = column(series, days.size(), &Interval::low);
  auto const high = column(series, days.size(), &Interval::high);
  draw_band(canvas, plot, days, low, high, line_color(i).with_opacity(0.22));
  for (auto const& one : series.replications) {
    draw_line(canvas, plot, days, one,
              {.color = line_color(i).with_opacity(0.35), .width = style.thin_width});
  }
  draw_line(canvas, plot, days, column(series, days.size(), &Interval::mean), stroke_of(style, i));
}

// What each week (or day) has, on a strip as high as the plot.
void tell_points(Canvas& canvas, Plot const& plot, std::vector<double> const& days,
                 NextDayRateData const& data) {
  double const half = data.step == NextDayRateData::Step::Week ? 3.5 : 0.5;
  for (std::size_t i = 0; i < days.size(); ++i) {
    std::string words = (half > 1 ? "week from " : "") + sim::iso(data.weeks[i]);
    for (auto const& series : data.series)
      words += ", " + series.name + ": " + with_interval(data.info, week_of(series, i), percent);
    double const left = std::max(plot.x(days[i] - half), plot.area.x),
                 right = std::min(plot.x(days[i] + half), plot.area.right());
    canvas.tip({left, plot.area.y, right - left, plot.area.h}, words);
  }
}

// Where the last known value of the series lies.
double end_of(RateSeries const& series, std::size_t weeks, Plot const& plot) {
  for (std::size_t i = weeks; i-- > 0;) {
    if (std::isfinite(week_of(series, i).mean)) return plot.y(week_of(series, i).mean);
  }
  return plot.area.bottom();
}

std::string marks_text(NextDayRateData const& data) {
  std::string words = interval_text(data.info, "Line: mean; band");
  bool const thin = std::ranges::any_of(data.series, [](auto const& s) { return !s.replications.empty(); });
  if (thin && !words.empty()) words += "; thin: replications";
  return words;
}

std::string step_name(NextDayRateData const& data) {
  return data.step == NextDayRateData::Step::Day ? "day" : "week";
}

std::vector<Key> keys_of(NextDayRateData const& data, Style const& style) {
  std::vector<Key> keys;
  for (std::size_t i = 0; i < data.series.size(); ++i) {
    keys.push_back({data.series[i].name, line_color(i), Key::Shape::Line, stroke_of(style, i).dash});
  }
  return keys;
}

}  // namespace

void draw_next_day_rate(NextDayRateData const& data, Canvas& canvas) {
  std::string const title = "Next-day delivery rate by " + step_name(data) + " of order";
  Rect room = draw_surroundings(canvas, data.info, title, marks_text(data));
  Range const values = values_of(data);
  if (data.weeks.empty() || is_empty(values))
    return draw_no_data(canvas, room, data.info, "no data: no orders");

  auto labels = end_labels(data);
  double const beside = end_label_width(canvas, labels);
  bool const direct = data.series.size() > 1 && data.series.size() <= kLineColors && beside < 0.3 * room.w;
  auto const keys = keys_of(data, canvas.style());
  if (direct) {
    room = inset(room, 0, 0, beside, 0);
  } else if (data.series.size() > 1) {
    room = draw_legend_above(canvas, room, keys);
  }
  auto const days = days_of(data);
  Axis const x{.domain = canvas.in_common("days", day_domain(data, days)),
               .ticks = date_ticks,
               .most = 12,
               .grid = false};
  Axis const y{.title = "share of orders by the end of the next day",
               .domain = rate_domain(values),
               .ticks = percent_ticks,
               .most = 6,
               .above = date_notes_height(canvas, room.w, x.domain, data.notes)};
  Plot const plot = draw_axes(canvas, room, x, y);
  draw_date_notes(canvas, plot, y.above, data.notes);
  for (std::size_t i = 0; i < data.series.size(); ++i) draw_series(canvas, plot, days, data.series[i], i);
  tell_points(canvas, plot, days, data);
  if (!direct) return;
  for (std::size_t i = 0; i < labels.size(); ++i)
    labels[i].y = end_of(data.series[i], data.weeks.size(), plot);
  draw_end_labels(canvas, labels, plot.area.right(), plot.area.y, plot.area.bottom());
}

std::string csv(NextDayRateData const& data) {
  std::size_t most = 0;
  for (auto const& series : data.series) most = std::max(most, series.replications.size());
  std::vector<std::string> header = {step_name(data), "series", "mean", "low", "high"};
  for (std::size_t r = 1; r <= most; ++r) header.push_back("replication_" + std::to_string(r));
  Csv table(header);
  for (auto const& series : data.series) {
    for (std::size_t i = 0; i < data.weeks.size(); ++i) {
      Interval const w = week_of(series, i);
      table.cell(sim::iso(data.weeks[i])).cell(series.name).cell(w.mean).cell(w.low).cell(w.high);
      for (std::size_t r = 0; r < most; ++r) {
        table.cell(r < series.replications.size() ? value_at(series.replications[r], i) : kNan);
      }
      table.end_row();
    }
  }
  return table.text();
}

Figure figure(NextDayRateData data) {
  auto const shared = std::make_shared<NextDayRateData const>(std::move(data));
  return {.name = "next-day-rate",
          .rows =
              [shared](Style const&) {
                return 14.0 + (shared->series.size() > kLineColors ? 6 : 0) + date_notes_rows(shared->notes);
              },
          .draw = [shared](Canvas& canvas) { draw_next_day_rate(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
