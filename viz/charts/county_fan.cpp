#include "viz/charts/county_fan.hpp"

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

constexpr double kPart = 0.28;  // of the height, for the centers

std::vector<double> middles_of(CountyFanData const& data) {
  std::vector<double> days;
  for (auto const week : data.weeks) days.push_back(week.days + 3);
  return days;
}

std::vector<double> means_of(CountyFanData const& data, double Interval::*member) {
  std::vector<double> all;
  for (auto const& week : data.all) all.push_back(week.*member);
  return all;
}

Axis week_axis(std::vector<double> const& days) {
  Range const r = finite_range(days);
  return {.domain = {r.lo - 3, r.hi + 4}, .ticks = date_ticks, .most = 14, .grid = false};
}

// From a round value below nearly all to one above them.
Range fan_domain(CountyFanData const& data) {
  Range const r = united(united(finite_range(data.counties.p10), finite_range(data.counties.p90)),
                         finite_range(means_of(data, &Interval::mean)));
  return {std::max(0.0, std::floor(10 * r.lo) / 10), std::min(1.0, std::ceil(10 * r.hi) / 10)};
}

bool is_of_counties(CountyFanData const& data) {
  return data.of == CountyFanData::Of::Counties;
}

std::vector<Key> fan_keys(CountyFanData const& data) {
  Color const c = line_color(0);
  std::string const one = is_of_counties(data) ? "county" : "replication",
                    many = is_of_counties(data) ? "counties" : "replications";
  return {{is_of_counties(data) ? "all orders" : "mean", c, Key::Shape::Line},
          {"median " + one, kInk, Key::Shape::Line, {3, 2}},
          {"middle half of the " + many, c.with_opacity(0.4), Key::Shape::Box},
          {"middle eight tenths", c.with_opacity(0.2), Key::Shape::Box}};
}

void draw_fan(Canvas& canvas, Plot const& plot, CountyFanData const& data, std::vector<double> const& days) {
  Style const& style = canvas.style();
  auto const clip = canvas.clip(plot.area);
  auto const& fan = data.counties;
  draw_band(canvas, plot, days, fan.p10, fan.p90, line_color(0).with_opacity(0.2));
  draw_band(canvas, plot, days, fan.p25, fan.p75, line_color(0).with_opacity(0.25));
  draw_line(canvas, plot, days, fan.p50, {.color = kInk, .width = style.thin_width, .dash = {3, 2}});
  draw_line(canvas, plot, days, means_of(data, &Interval::mean),
            {.color = line_color(0), .width = style.line_width});
}

// What each week has, on a strip as high as the plot.
void tell_weeks(Canvas& canvas, Plot const& plot, CountyFanData const& data,
                std::vector<double> const& days) {
  constexpr double kHalfWeek = 3.5;
  auto const& fan = data.counties;
  auto const at = [](std::vector<double> const& values, std::size_t i) {
    return i < values.size() && std::isfinite(values[i]) ? percent(values[i]) : std::string("n/a");
  };
  for (std::size_t i = 0; i < days.size() && i < data.all.size(); ++i) {
    double const left = std::max(plot.x(days[i] - kHalfWeek), plot.area.x),
                 right = std::min(plot.x(days[i] + kHalfWeek), plot.area.right());
    canvas.tip({left, plot.area.y, right - left, plot.area.h},
               "week from " + sim::iso(data.weeks[i]) + ": " +
                   with_interval(data.info, data.all[i], percent) + "; median " + at(fan.p50, i) +
                   ", middle half " + at(fan.p25, i) + " to " + at(fan.p75, i) + ", middle eight tenths " +
                   at(fan.p10, i) + " to " + at(fan.p90, i));
  }
}

std::string counties_words(CountyFanData const& data) {
  std::vector<double> drawn;  // weeks at the end of a run may have no orders that count
  for (std::size_t i = 0; i < data.told.size(); ++i)
    if (std::isfinite(value_at(data.counties.p50, i))) drawn.push_back(data.told[i]);
  Range const counties = finite_range(drawn);
  std::string words = "Counties count once each";
  if (!is_empty(counties) && counties.hi > 0)
    words += ": " + (counties.lo < counties.hi ? fixed(counties.lo, 0) + " to " : "") +
             fixed(counties.hi, 0) + ", those with enough orders in the week";
  return words + (data.info.replications > 1 ? "; means over replications" : "");
}

std::string fan_words(CountyFanData const& data, Style const& style) {
  std::string words = is_of_counties(data)
                          ? counties_words(data)
                          : "Bands: what chance makes of a single run, week by week; no interval of the mean";
  if (style.medium == Medium::Slide && !data.centers.empty())
    words += ". Service centers open: " + fixed(data.centers.front(), 0) + " at first, " +
             fixed(data.centers.back(), 0) + " at last";
  return words;
}

}  // namespace

void draw_county_fan(CountyFanData const& data, Canvas& canvas) {
  Rect room = draw_surroundings(canvas, data.info,
                                is_of_counties(data) ? "Next-day rate of counties by week of order"
                                                     : "Next-day rate by week of order, from run to run",
                                fan_words(data, canvas.style()));
  auto const days = middles_of(data);
  if (days.empty() || is_empty(finite_range(means_of(data, &Interval::mean))))
    return draw_no_data(canvas, room, data.info, "no data: no orders");
  room = draw_legend_above(canvas, room, fan_keys(data));
  bool const short_page = canvas.style().medium == Medium::Slide;  // the centers go to the caption
  double const below =
      short_page ? 0 : std::max(kPart * room.h, 9.5 * canvas.style().tick_size);  // two labels at least
  double const labels = std::max(canvas.measure("100 %", {.size = canvas.style().tick_size}).w,
                                 canvas.measure("100,000", {.size = canvas.style().tick_size}).w);
  Axis x = week_axis(days);
  x.domain = canvas.in_common("days", x.domain);
  Axis const rates{.title = "share of orders ready by the end of the next day",
                   .domain = fan_domain(data),
                   .ticks = percent_ticks,
                   .most = 6,
                   .above = date_notes_height(canvas, room.w, x.domain, data.notes),
                   .labels = labels};
  Plot const fan = draw_axes(canvas, {room.x, room.y, room.w, room.h - below}, x, rates);
  draw_date_notes(canvas, fan, rates.above, data.notes);
  draw_fan(canvas, fan, data, days);
  tell_weeks(canvas, fan, data, days);
  if (short_page) return;
  Range const open = finite_range(data.centers);
  Axis const centers{.title = "service centers open",
                     .domain = {0, is_empty(open) ? 1 : std::max(open.hi, 1.0)},
                     .ticks = count_ticks,
                     .most = 4,
                     .labels = labels,
                     .round = true};
  Plot const plot = draw_axes(canvas, {room.x, room.bottom() - below, room.w, below}, x, centers);
  auto const clip = canvas.clip(plot.area);
  draw_line(canvas, plot, days, data.centers, {.color = line_color(1), .width = canvas.style().line_width});
}

std::string csv(CountyFanData const& data) {
  Csv table({"week", "rate", "low", "high", "p10", "p25", "p50", "p75", "p90",
             is_of_counties(data) ? "counties" : "replications", "centers"});
  for (std::size_t i = 0; i < data.weeks.size(); ++i) {
    auto const all = i < data.all.size() ? data.all[i] : kUnknown;
    table.cell(sim::iso(data.weeks[i])).cell(all.mean).cell(all.low).cell(all.high);
    auto const& fan = data.counties;
    for (auto const* values : {&fan.p10, &fan.p25, &fan.p50, &fan.p75, &fan.p90, &data.told, &data.centers})
      table.cell(value_at(*values, i));
    table.end_row();
  }
  return table.text();
}

Figure figure(CountyFanData data) {
  auto const shared = std::make_shared<CountyFanData const>(std::move(data));
  return {.name = is_of_counties(*shared) ? "county-fan" : "next-day-fan",
          .rows = [shared](Style const&) { return 24.0 + date_notes_rows(shared->notes); },
          .draw = [shared](Canvas& canvas) { draw_county_fan(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
