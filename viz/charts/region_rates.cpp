#include "viz/charts/region_rates.hpp"

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

std::size_t columns_of(RegionRatesData const& data, Style const& style) {
  std::size_t const most = style.narrow() ? 2 : style.medium == Medium::Slide ? 6 : 5;
  return std::clamp<std::size_t>(data.regions.size(), 1, most);
}
std::size_t rows_of_grid(RegionRatesData const& data, Style const& style) {
  auto const columns = columns_of(data, style);
  return (data.regions.size() + columns - 1) / columns;
}

std::vector<RegionRate const*> best_first(RegionRatesData const& data) {
  std::vector<RegionRate const*> order;
  for (auto const& region : data.regions) order.push_back(&region);
  std::ranges::stable_sort(order, [](auto const* a, auto const* b) {
    if (std::isnan(a->whole)) return false;
    return std::isnan(b->whole) || a->whole > b->whole;
  });
  return order;
}

Range domain_of(RegionRatesData const& data) {
  Range all = finite_range(data.all);
  for (auto const& region : data.regions) all = united(all, finite_range(region.weeks));
  return {0, std::min(1.0, std::ceil(10 * all.hi + 1e-9) / 10)};
}

std::vector<double> days_of_weeks(RegionRatesData const& data) {
  std::vector<double> days;
  for (auto const week : data.weeks) days.push_back(week.days + 3);
  return days;
}

// Name and rate above; the years' first days and the middle of the rates are all that a small picture bears.
void draw_small(Canvas& canvas, Rect room, RegionRatesData const& data, RegionRate const& region,
                std::vector<double> const& days, Range rates) {
  Style const& style = canvas.style();
  double const size = style.medium == Medium::Slide ? style.caption_size : style.tick_size;
  double const line = 1.4 * size;
  double const number = canvas.measure("88.8 %", {.size = size}).w;
  canvas.text(region.name, {room.x, room.y + line / 2}, {.size = size, .max_width = room.w - number - 2});
  if (std::isfinite(region.whole))
    canvas.text(percent(region.whole), {room.right(), room.y + line / 2},
                {.size = size, .color = line_color(0), .align = Align::End});
  Rect const area = inset(room, 0, line, 0, 0);
  Range const x = finite_range(days);
  Plot const plot{area, Scale::linear({x.lo - 3, x.hi + 4}).onto(area.x, area.right()),
                  Scale::linear(rates).onto(area.bottom(), area.y)};
  for (double const share : {0.0, 0.5, 1.0}) {
    double const y = plot.y(rates.lo + share * (rates.hi - rates.lo));
    std::array const across = {Point{area.x, y}, Point{area.right(), y}};
    canvas.line(across, {.color = share == 0 ? kAxis : kGrid, .width = style.hair_width}, Mark::Grid);
  }
  for (auto const week : data.weeks) {
    auto const date = sim::year_month_day(week);
    if (date.month != 1 || date.day > 7) continue;
    double const at = plot.x(week.days);
    std::array const up = {Point{at, area.y}, Point{at, area.bottom()}};
    canvas.line(up, {.color = kGrid, .width = style.hair_width}, Mark::Grid);
  }
  draw_line(canvas, plot, days, data.all, {.color = kAxis, .width = style.thin_width});
  draw_line(canvas, plot, days, region.weeks, {.color = line_color(0), .width = 0.75 * style.line_width});
  if (Range const weekly = finite_range(region.weeks); !is_empty(weekly))
    canvas.tip(room, region.name + ": " + percent(region.whole) + " over the run, " + percent(weekly.lo) +
                         " to " + percent(weekly.hi) + " in its weeks");
}

std::string region_words(RegionRatesData const& data, Range rates) {
  std::string words = "Each picture from 0 to " + fixed(100 * rates.hi, 0) + " %" +
                      ", a line at the half; upright lines: 1 January. Numbers: of the whole run";
  if (data.info.replications > 1) words += "; means over replications";
  return words;
}

}  // namespace

void draw_region_rates(RegionRatesData const& data, Canvas& canvas) {
  bool const any =
      std::ranges::any_of(data.regions, [](auto const& r) { return !is_empty(finite_range(r.weeks)); });
  Range const rates = any ? canvas.in_common("rates", domain_of(data)) : Range{};
  Rect room = draw_surroundings(canvas, data.info, "Next-day rate of the regions by week of order",
                                any ? region_words(data, rates) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no orders");
  Style const& style = canvas.style();
  std::vector<Key> const keys{{"region", line_color(0), Key::Shape::Line},
                              {"all regions", kAxis, Key::Shape::Line}};
  room = draw_legend_above(canvas, room, keys);
  auto const columns = columns_of(data, style), rows = rows_of_grid(data, style);
  double const gap = 1.2 * style.gap();
  double const w = (room.w - static_cast<double>(columns - 1) * gap) / static_cast<double>(columns),
               h = (room.h - static_cast<double>(rows - 1) * gap) / static_cast<double>(rows);
  auto const days = days_of_weeks(data);
  auto const order = best_first(data);
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::size_t const across = i % columns, down = i / columns;
    auto const column = static_cast<double>(across), row = static_cast<double>(down);
    draw_small(canvas, {room.x + column * (w + gap), room.y + row * (h + gap), w, h}, data, *order[i], days,
               rates);
  }
}

std::string csv(RegionRatesData const& data) {
  Csv table({"region", "week", "next_day_rate", "all"});
  for (auto const& region : data.regions)
    for (std::size_t i = 0; i < data.weeks.size(); ++i)
      table.cell(region.name)
          .cell(sim::iso(data.weeks[i]))
          .cell(value_at(region.weeks, i))
          .cell(value_at(data.all, i))
          .end_row();
  return table.text();
}

Figure figure(RegionRatesData data) {
  auto const shared = std::make_shared<RegionRatesData const>(std::move(data));
  return {.name = "region-rates",
          .rows =
              [shared](Style const& style) {
                return std::max(8.0, 5.0 * static_cast<double>(rows_of_grid(*shared, style)) + 3);
              },
          .draw = [shared](Canvas& canvas) { draw_region_rates(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
