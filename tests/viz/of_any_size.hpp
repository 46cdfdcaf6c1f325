// Every chart with so many points, from none to a million: each is a line here, and the test that goes over
// the names of all charts fails for one that has none.
#pragma once

#include "tests/viz/nasty_data.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ruralsim::viz {

using OfSize = std::function<Figure(std::size_t)>;

namespace sized {

/// Values between 0.2 and 0.8, with a peak.
inline std::vector<double> waves(std::size_t n, double phase = 0) {
  std::vector<double> all;
  for (std::size_t i = 0; i < n; ++i)
    all.push_back(0.5 + 0.3 * std::sin(static_cast<double>(i) / 90 + phase) + (i == n / 2 ? 0.15 : 0));
  return all;
}

inline std::vector<Interval> intervals(std::size_t n, double phase = 0) {
  std::vector<Interval> all;
  for (double const v : waves(n, phase)) all.push_back({v, v - 0.02, v + 0.02});
  return all;
}

inline std::vector<sim::Date> weeks(std::size_t n) {
  std::vector<sim::Date> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back(sim::date(2018, 7, 1) + 7 * static_cast<std::int64_t>(i));
  return all;
}

/// A table of about n cells: sides that multiply to it.
inline std::size_t side(std::size_t n) {
  return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(n))));
}

/// Of what has a name or a place of its own each (factors and their levels, plans, stages, kinds of cost,
/// figures, regions, quarters in which centers opened) five hundred at most: the model and studies have far
/// fewer (`compare` refuses to draw more than forty), and a name takes a tenth of a millisecond to lay out.
inline std::size_t named(std::size_t n) {
  return std::min<std::size_t>(n, 500);
}

inline Figure rates(std::size_t n) {
  NextDayRateData data{.info = sample::info(), .weeks = weeks(n)};
  if (n > 0)
    data.series = {{.name = "ready", .weeks = intervals(n)}, {.name = "in hand", .weeks = intervals(n, 1)}};
  return figure(std::move(data));
}

inline Figure fan(std::size_t n, CountyFanData::Of of) {
  CountyFanData data{.info = sample::info(), .of = of, .weeks = weeks(n), .all = intervals(n)};
  auto const middle = waves(n);
  auto const times = [&](double factor) {
    auto all = middle;
    for (double& v : all) v *= factor;
    return all;
  };
  data.counties = {times(0.7), times(0.85), times(1), times(1.1), times(1.15)};
  data.told.assign(n, 20), data.centers.assign(n, 60);
  return figure(std::move(data));
}

inline Figure lead(std::size_t n) {
  LeadTimeData data{.info = sample::info()};
  if (n > 0) data.series = {sample::lead_times("some", 6, 12, n, 3)};
  return figure(std::move(data));
}

inline Figure parts(std::size_t n) {
  n = named(n);
  LeadTimePartsData data{.info = sample::info()};
  PartsRow row{.name = "all orders", .hours = waves(n)};
  for (std::size_t i = 0; i < n; ++i) data.stages.push_back("stage " + std::to_string(i));
  if (n > 0) data.rows = {row};
  return figure(std::move(data));
}

inline Figure waterfall(std::size_t n) {
  LatenessData data{
      .info = sample::info(), .orders = static_cast<double>(2 * n), .next_day = static_cast<double>(n)};
  for (std::size_t i = 0; i < n; ++i) data.reasons.push_back({"reason " + std::to_string(i), 1});
  return figure(std::move(data));
}

inline Figure busy(std::size_t n) {
  UtilisationData data{.info = sample::info()};
  for (std::size_t i = 0; i < (std::min<std::size_t>(n, 5000) + 167) / 168; ++i)
    data.resources.push_back(sample::load("resource " + std::to_string(i), 0, 24, 0.5, true, i));
  return figure(std::move(data));
}

inline Figure shares(std::size_t n) {
  BackHaulData data{.info = sample::info(), .weeks = weeks(n)};
  if (n > 0) data.series = {{"trucks", intervals(n)}, {"line-haul", intervals(n, 2)}};
  return figure(std::move(data));
}

inline CostData cost(std::size_t n) {
  CostData data{.info = sample::info()};
  std::size_t const kinds = side(named(n));
  for (std::size_t i = 0; i < kinds; ++i) data.kinds.push_back("kind " + std::to_string(i));
  for (std::size_t i = 0; i < kinds; ++i)
    data.levels.push_back({"level " + std::to_string(i), waves(kinds, 0.1 * static_cast<double>(i))});
  return data;
}

// One who moves all day, from one of so many stops to the next.
inline TimeSpaceData day_of(std::size_t n, Movers who) {
  TimeSpaceData data{.info = sample::info(), .day = sim::date(2018, 11, 12), .who = who};
  MoverDay mover{.name = "number 1"};
  auto const ways = waves(n + 1);
  double const hours = 9.0 / static_cast<double>(std::max<std::size_t>(n, 1));
  for (std::size_t i = 0; i < n; ++i)
    mover.pieces.push_back({.kind = i % 2 == 0 ? MoverPiece::Kind::Drive : MoverPiece::Kind::Stop,
                            .from = 8 + hours * static_cast<double>(i),
                            .until = 8 + hours * static_cast<double>(i + 1),
                            .from_km = 40 * ways[i],
                            .until_km = 40 * ways[i + 1],
                            .on_board = static_cast<double>(n - i)});
  data.movers.push_back(mover);
  return data;
}
inline Figure time_space(std::size_t n) {
  return figure(day_of(n, Movers::Trucks));
}
inline Figure technician_day(std::size_t n) {
  return figure(day_of(n, Movers::Technicians));
}

inline Figure equity(std::size_t n) {
  return figure(n == 0 ? EquityData{.info = sample::info()} : sample::equity(n));
}

inline Figure lorenz(std::size_t n) {
  return figure(n == 0 ? LorenzData{.info = sample::info()} : sample::lorenz(n));
}

inline Figure age(std::size_t n) {
  return figure(n == 0 ? CenterAgeData{.info = sample::info()} : sample::center_age(n));
}

inline Figure cohorts(std::size_t n) {
  OpeningCohortsData data{.info = sample::info()};
  for (std::size_t i = 0; i < side(named(n)); ++i)
    data.cohorts.push_back({.name = "cohort " + std::to_string(i),
                            .rate = waves(side(n), 0.1 * static_cast<double>(i)),
                            .centers = std::vector<double>(side(n), 3)});
  return figure(std::move(data));
}

inline Figure widths(std::size_t n) {
  HalfWidthsData data{.info = sample::info()};
  for (std::size_t i = 0; i < side(named(n)); ++i)
    data.figures.push_back({"figure " + std::to_string(i), waves(side(n), 0.1 * static_cast<double>(i))});
  return figure(std::move(data));
}

inline Figure backlog(std::size_t n) {
  return figure(n == 0 ? BacklogData{.info = sample::info()} : sample::installation_backlog(n));
}

inline Figure county(std::size_t n) {
  if (n == 0) return figure(CountyMapData{.info = sample::info()});
  return figure(n == 1 ? sample::county_map(1, 1, 0) : sample::county_map(300, 12, n));
}

inline Figure country(std::size_t n) {
  CountryMapData data{.info = sample::info()};
  if (n > 0) data = sample::country_map((n + 3) / 4, n == 1 ? 0 : 30);
  return figure(std::move(data));
}

inline Figure regions(std::size_t n) {
  return figure(n == 0 ? RegionRatesData{.info = sample::info()}
                       : sample::region_rates(side(named(n)), side(n)));
}

inline Figure forest(std::size_t n) {
  ForestData data{.info = sample::info(), .base = "base"};
  if (n > 0) data.panels = {{.figure = "a figure"}};
  for (double const v : waves(named(n)))
    data.panels[0].rows.push_back({"plan", {v, v - 0.1, v + 0.1}, Judged::better});
  return figure(std::move(data));
}

inline Figure tornado(std::size_t n) {
  TornadoData data{.info = sample::info()};
  for (double const v : waves(named(n))) data.rows.push_back({"factor", "1", "2", {-v, -v, -v}, {v, v, v}});
  return figure(std::move(data));
}

inline Figure morris(std::size_t n) {
  MorrisData data{.info = sample::info()};
  for (double const v : waves(named(n)))
    data.points.push_back({"factor", v, {v, v, v}, {v / 2, v / 2, v / 2}, 0.1});
  return figure(std::move(data));
}

inline Figure sobol(std::size_t n) {
  SobolData data{.info = sample::info()};
  for (double const v : waves(named(n))) data.rows.push_back({"factor", {v / 2, v / 2, v / 2}, {v, v, v}});
  return figure(std::move(data));
}

inline Figure heat(std::size_t n) {
  if (n == 0) return figure(HeatMapData{.info = sample::info()});
  HeatMapData data = sample::heat_map(side(named(n)), side(named(n)));
  data.mean[0].back() = 0.5;
  return figure(std::move(data));
}

inline Figure scatter(std::size_t n) {
  ScatterData data{.info = sample::info(), .values = waves(n)};
  if (n > 0) data.panels = {{.factor = "a factor", .values = waves(n, 1)}};
  return figure(std::move(data));
}

inline Figure pareto(std::size_t n) {
  n = named(n);
  ParetoData data{.info = sample::info(), .cost = {.name = "cost"}, .service = sample::next_day()};
  auto const costs = intervals(n), services = intervals(n, 1), emitted = intervals(n, 2);
  for (std::size_t i = 0; i < n; ++i)
    data.points.push_back(
        {.name = "plan", .cost = costs[i], .service = services[i], .emissions = emitted[i]});
  return figure(std::move(data));
}

inline Figure warm_up(std::size_t n) {
  return figure(n == 0 ? WarmUpData{.info = sample::info()} : sample::warm_up(n, 1));
}

}  // namespace sized

inline std::map<std::string, OfSize> const& charts_of_any_size() {
  using Of = CountyFanData::Of;
  static std::map<std::string, OfSize> const all{
      {"next-day-rate", sized::rates},
      {"next-day-fan", [](std::size_t n) { return sized::fan(n, Of::Replications); }},
      {"lead-time", sized::lead},
      {"lead-time-channel", sized::lead},
      {"lead-time-distance", sized::lead},
      {"lead-time-parts", sized::parts},
      {"installation-backlog", sized::backlog},
      {"lateness-waterfall", sized::waterfall},
      {"utilisation", sized::busy},
      {"utilisation-by-week", sized::shares},
      {"cost", [](std::size_t n) { return figure(sized::cost(n)); }},
      {"cost-treemap", [](std::size_t n) { return figure(CostTreemapData{sized::cost(n)}); }},
      {"equity", sized::equity},
      {"lorenz", sized::lorenz},
      {"half-widths", sized::widths},
      {"back-haul", sized::shares},
      {"time-space", sized::time_space},
      {"technician-day", sized::technician_day},
      {"center-age", sized::age},
      {"opening-cohorts", sized::cohorts},
      {"county-map", sized::county},
      {"country-map", sized::country},
      {"county-fan", [](std::size_t n) { return sized::fan(n, Of::Counties); }},
      {"county-tenths", sized::rates},
      {"region-rates", sized::regions},
      // of studies
      {"differences", sized::forest},
      {"tornado", sized::tornado},
      {"morris", sized::morris},
      {"sobol", sized::sobol},
      {"heat-map", sized::heat},
      {"scatter", sized::scatter},
      {"pareto", sized::pareto},
      {"warm-up", sized::warm_up}};
  return all;
}

}  // namespace ruralsim::viz
