#include "viz/charts/back_haul.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

// A second cue beside colour.
std::vector<double> const kDash[] = {
    {}, {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5}, {9, 2}, {3, 1, 1, 1}, {6, 1.5, 1.5, 1.5, 1.5, 1.5}};

template <class Member>
std::vector<double> part_of(BackHaulData const& data, ShareOfWeeks const& series, Member member) {
  std::vector<double> values;
  for (std::size_t i = 0; i < data.weeks.size(); ++i)
    values.push_back(i < series.weeks.size() ? series.weeks[i].*member : kNan);
  return values;
}

// A week stands where its middle day is.
std::vector<double> middles(BackHaulData const& data) {
  std::vector<double> days;
  for (sim::Date week : data.weeks) days.push_back(week.days + 3);
  return days;
}

bool anything_known(BackHaulData const& data) {
  return std::ranges::any_of(data.series, [](auto const& series) {
    return std::ranges::any_of(series.weeks, [](Interval const& week) { return std::isfinite(week.mean); });
  });
}

Stroke stroke_of_share(Style const& style, std::size_t i) {
  std::vector<double> dash = kDash[i % std::size(kDash)];
  for (double& d : dash) d *= style.line_width;
  return {.color = line_color(i), .width = style.line_width, .dash = dash};
}

void draw_share(Canvas& canvas, Plot const& plot, BackHaulData const& data, std::size_t i) {
  auto const& series = data.series[i];
  auto const days = middles(data);
  Style const& style = canvas.style();
  auto const clip = canvas.clip(inset(plot.area, 0, -style.line_width, 0, -style.line_width));
  draw_band(canvas, plot, days, part_of(data, series, &Interval::low), part_of(data, series, &Interval::high),
            line_color(i).with_opacity(0.22));
  draw_line(canvas, plot, days, part_of(data, series, &Interval::mean), stroke_of_share(style, i));
}

void tell_weeks_of_shares(Canvas& canvas, Plot const& plot, BackHaulData const& data) {
  auto const days = middles(data);
  for (std::size_t i = 0; i < days.size(); ++i) {
    std::string words = "week from " + sim::iso(data.weeks[i]);
    for (auto const& series : data.series)
      if (i < series.weeks.size())
        words += ", " + series.name + ": " + with_interval(data.info, series.weeks[i], percent);
    tell_strip(canvas, plot, days[i] - 3.5, days[i] + 3.5, words);
  }
}

}  // namespace

void draw_back_haul(BackHaulData const& data, Canvas& canvas) {
  Rect room = draw_surroundings(canvas, data.info, "Ways back: room used and km driven empty",
                                interval_text(data.info, "Line: mean; band"));
  if (data.weeks.empty() || !anything_known(data))
    return draw_no_data(canvas, room, data.info, "no data: nothing is sold in this run");
  std::vector<Key> keys;
  for (std::size_t i = 0; i < data.series.size(); ++i)
    keys.push_back(
        {data.series[i].name, line_color(i), Key::Shape::Line, stroke_of_share(canvas.style(), i).dash});
  room = draw_legend_above(canvas, room, keys);
  auto const days = middles(data);
  Axis const x{.domain = canvas.in_common("days", {days.front() - 3, days.back() + 3}),
               .ticks = date_ticks,
               .most = 12,
               .grid = false};
  Axis const y{.title = "share",
               .domain = {0, 1},
               .ticks = percent_ticks,
               .most = 6,
               .above = date_notes_height(canvas, room.w, x.domain, data.notes)};
  Plot const plot = draw_axes(canvas, room, x, y);
  draw_date_notes(canvas, plot, y.above, data.notes);
  for (std::size_t i = 0; i < data.series.size(); ++i) draw_share(canvas, plot, data, i);
  tell_weeks_of_shares(canvas, plot, data);
}

std::string csv(BackHaulData const& data) {
  Csv table({"week", "series", "mean", "low", "high"});
  for (auto const& series : data.series)
    for (std::size_t i = 0; i < std::min(data.weeks.size(), series.weeks.size()); ++i) {
      auto const& week = series.weeks[i];
      table.cell(sim::iso(data.weeks[i]))
          .cell(series.name)
          .cell(week.mean)
          .cell(week.low)
          .cell(week.high)
          .end_row();
    }
  return table.text();
}

Figure figure(BackHaulData data) {
  auto const shared = std::make_shared<BackHaulData const>(std::move(data));
  return {.name = "back-haul",
          .rows = [shared](Style const&) { return 16.0 + date_notes_rows(shared->notes); },
          .draw = [shared](Canvas& canvas) { draw_back_haul(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
