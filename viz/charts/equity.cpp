#include "viz/charts/equity.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMostDrawn = 5000, kGroups = 40;
constexpr double kShownWays = 0.995;  // of very many centers

// Centers with a rate, the nearest first.
std::vector<EquityCenter const*> by_way(EquityData const& data) {
  std::vector<EquityCenter const*> all;
  for (auto const& center : data.centers)
    if (std::isfinite(center.next_day_rate) && std::isfinite(center.way)) all.push_back(&center);
  std::ranges::stable_sort(all, {}, &EquityCenter::way);
  return all;
}

// What is drawn of very many centers.
struct EquityGroups {
  std::vector<double> ways, means, lows, highs;
  double longest = kNan;   // km; those beyond are not drawn
  std::size_t beyond = 0;  // how many
  double farthest = kNan;  // km
  bool any() const { return !ways.empty(); }
};

void add_group(EquityGroups& groups, std::span<EquityCenter const* const> centers) {
  double way = 0, mean = 0;
  std::vector<double> rates;
  for (auto const* center : centers) {
    way += center->way / static_cast<double>(centers.size());
    rates.push_back(std::clamp(center->next_day_rate, 0.0, 1.0));
    mean += rates.back() / static_cast<double>(centers.size());
  }
  std::ranges::sort(rates);
  auto const at = [&](double share) {
    return rates[static_cast<std::size_t>(share * static_cast<double>(rates.size() - 1))];
  };
  groups.ways.push_back(way), groups.means.push_back(mean);
  groups.lows.push_back(at(0.1)), groups.highs.push_back(at(0.9));
}

EquityGroups groups_of(EquityData const& data) {
  EquityGroups groups;
  if (data.centers.size() <= kMostDrawn) return groups;
  auto const centers = by_way(data);
  if (centers.size() <= kMostDrawn) return groups;
  auto const shown = static_cast<std::size_t>(kShownWays * static_cast<double>(centers.size()));
  groups.longest = centers[shown - 1]->way;
  groups.farthest = centers.back()->way;
  groups.beyond = centers.size() - shown;
  for (std::size_t i = 0; i < kGroups; ++i) {
    std::size_t const first = i * shown / kGroups, end = (i + 1) * shown / kGroups;
    add_group(groups, std::span(centers).subspan(first, end - first));
  }
  return groups;
}

Range ways_of(EquityData const& data) {
  std::vector<double> ways;
  for (auto const& center : data.centers)
    if (std::isfinite(center.next_day_rate)) ways.push_back(center.way);
  return finite_range(ways);
}

// Rates lie close together: the axis shows what differs, widened so that chance does not look large.
Range rates_shown(EquityData const& data, EquityGroups const& groups) {
  constexpr double kLeast = 0.2;
  std::vector<double> rates;
  if (!groups.any())
    for (auto const& center : data.centers) rates.push_back(std::clamp(center.next_day_rate, 0.0, 1.0));
  Range const range =
      groups.any() ? united(finite_range(groups.lows), finite_range(groups.highs)) : finite_range(rates);
  double const middle = (range.lo + range.hi) / 2, half = std::max(0.55 * (range.hi - range.lo), kLeast / 2);
  double const lo = std::clamp(middle - half, 0.0, 1 - 2 * std::min(half, 0.5));
  return {lo, std::min(1.0, lo + 2 * half)};
}

std::string index_text(double value) {
  return std::isfinite(value) ? fixed(value, 3) : "n/a";
}

std::string marks_words(EquityData const& data, EquityGroups const& groups) {
  std::string const together = data.info.replications > 1 ? ", all replications together" : "";
  if (!groups.any()) return "Every dot is a center" + together;
  return "Line: mean of " + std::to_string(kGroups) +
         " groups of centers by their way; band: middle eight tenths of a group" + together + ". " +
         fixed(static_cast<double>(groups.beyond), 0) + " centers beyond " + fixed(groups.longest, 0) +
         " km, up to " + fixed(groups.farthest, 0) + " km, are not drawn";
}

std::string equity_words(EquityData const& data, EquityGroups const& groups) {
  std::string words = marks_words(data, groups);
  auto const add = [&](std::string const& what, Interval const& value, std::string (*text)(double)) {
    if (std::isfinite(value.mean)) words += ". " + what + " " + with_interval(data.info, value, text);
  };
  add("Near", data.near_rate, percent);
  add("Remote", data.remote_rate, percent);
  add("Worst tenth of households", data.worst_decile, percent);
  add("Gini", data.gini, index_text);
  return words;
}

// The mean of the near or the remote as a line over the ways that it is of, named above the plot, where no
// dots are.
void draw_mean(Canvas& canvas, Plot const& plot, Range ways, Interval const& rate, std::string const& name,
               Align align) {
  if (!std::isfinite(rate.mean) || is_empty(ways) || !(ways.hi > ways.lo)) return;
  Style const& style = canvas.style();
  Range const shown = plot.x.domain();
  double const left = plot.x(std::clamp(ways.lo, shown.lo, shown.hi)),
               right = plot.x(std::clamp(ways.hi, shown.lo, shown.hi)), y = plot.y(rate.mean);
  if (y < plot.area.y || y > plot.area.bottom()) return;
  std::array const line = {Point{left, y}, Point{right, y}};
  canvas.line(line, {.color = kLoss, .width = style.line_width}, Mark::Line);
  TextStyle const words{
      .size = style.text_size, .color = kLoss, .align = align, .max_width = plot.area.w / 2};
  canvas.text(name + ": " + percent(rate.mean),
              {align == Align::End ? plot.area.right() : plot.area.x, plot.area.y - 0.9 * style.text_size},
              words);
}

void draw_groups(Canvas& canvas, Plot const& plot, EquityGroups const& groups) {
  draw_band(canvas, plot, groups.ways, groups.lows, groups.highs, line_color(0).with_opacity(0.25));
  draw_line(canvas, plot, groups.ways, groups.means,
            {.color = line_color(0), .width = canvas.style().line_width});
}

void draw_centers(Canvas& canvas, Plot const& plot, EquityData const& data) {
  std::vector<Point> places;
  for (auto const& center : data.centers)
    if (std::isfinite(center.next_day_rate))
      places.push_back({plot.x(center.way), plot.y(std::clamp(center.next_day_rate, 0.0, 1.0))});
  draw_points(canvas, places, canvas.style().dot_radius, line_color(0));
}

void draw_divide(Canvas& canvas, Plot const& plot, double way) {
  if (!std::isfinite(way)) return;
  double const x = plot.x(way);
  if (x < plot.area.x || x > plot.area.right()) return;
  std::array const line = {Point{x, plot.area.y}, Point{x, plot.area.bottom()}};
  canvas.line(line, {.color = kAxis, .width = canvas.style().thin_width, .dash = {2, 2}}, Mark::Rule);
}

// A strip for each twentieth of the centers by their way.
void tell_ways(Canvas& canvas, Plot const& plot, EquityData const& data) {
  constexpr std::size_t kStrips = 20;
  auto const centers = by_way(data);
  for (std::size_t i = 0; i < kStrips; ++i) {
    std::size_t const first = i * centers.size() / kStrips, end = (i + 1) * centers.size() / kStrips;
    if (first == end) continue;
    EquityGroups group;
    add_group(group, std::span(centers).subspan(first, end - first));
    double const from = centers[first]->way, until = centers[end - 1]->way;
    tell_strip(canvas, plot, from, until,
               counted(static_cast<double>(end - first), "center", "centers") + ", " + fixed(from, 1) +
                   " to " + fixed(until, 1) + " km: mean " + percent(group.means[0]) +
                   ", middle eight tenths " + percent(group.lows[0]) + " to " + percent(group.highs[0]));
  }
}

// Of many centers nobody could point at one.
void tell_centers(Canvas& canvas, Plot const& plot, EquityData const& data) {
  constexpr std::size_t kMostTold = 400;
  if (data.centers.size() > kMostTold) return tell_ways(canvas, plot, data);
  double const r = canvas.style().dot_radius;
  for (auto const& center : data.centers) {
    if (!std::isfinite(center.next_day_rate)) continue;
    Point const at{plot.x(center.way), plot.y(std::clamp(center.next_day_rate, 0.0, 1.0))};
    canvas.tip({at.x - r, at.y - r, 2 * r, 2 * r},
               center.name + ", " + fixed(center.way, 1) + " km: " + percent(center.next_day_rate));
  }
}

}  // namespace

void draw_equity(EquityData const& data, Canvas& canvas) {
  auto const groups = groups_of(data);
  Rect const room =
      draw_surroundings(canvas, data.info, "Next-day rate against remoteness", equity_words(data, groups));
  Range ways = ways_of(data);
  if (groups.any()) ways.hi = groups.longest;
  if (is_empty(ways)) return draw_no_data(canvas, room, data.info, "no data: no center had orders");
  Axis const x{.title = "way from the county hub by road, km",
               .domain = {0, 1.02 * std::max(ways.hi, 1.0)},
               .ticks = [](Range domain, int at_most) { return number_ticks(domain, at_most); },
               .most = 10};
  Axis const y{.title = "next-day rate of the center's orders",
               .domain = rates_shown(data, groups),
               .ticks = percent_ticks,
               .most = 8,
               .above = 1.8 * canvas.style().text_size,
               .round = true};
  Plot const plot = draw_axes(canvas, room, x, y);
  {
    auto const clip = canvas.clip(plot.area);
    draw_divide(canvas, plot, data.near_way);
    draw_divide(canvas, plot, data.remote_way);
    if (groups.any())
      draw_groups(canvas, plot, groups);
    else
      draw_centers(canvas, plot, data);
  }
  tell_centers(canvas, plot, data);
  draw_mean(canvas, plot, {0, data.near_way}, data.near_rate, "near", Align::Start);
  draw_mean(canvas, plot, {data.remote_way, ways.hi}, data.remote_rate, "remote", Align::End);
}

std::string csv(EquityData const& data) {
  Csv table({"center", "way[km]", "next_day_rate", "households"});
  for (auto const& center : data.centers)
    table.cell(center.name).cell(center.way).cell(center.next_day_rate).cell(center.households).end_row();
  return table.text();
}

Figure figure(EquityData data) {
  auto const shared = std::make_shared<EquityData const>(std::move(data));
  return {.name = "equity",
          .rows = [](Style const&) { return 16.0; },
          .draw = [shared](Canvas& canvas) { draw_equity(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
