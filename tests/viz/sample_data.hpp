// Made-up figures for the charts' tests: a plausible county, and data that charts must survive.
#pragma once

#include "viz/charts/back_haul.hpp"
#include "viz/charts/center_age.hpp"
#include "viz/charts/cost.hpp"
#include "viz/charts/country_map.hpp"
#include "viz/charts/county_fan.hpp"
#include "viz/charts/county_map.hpp"
#include "viz/charts/equity.hpp"
#include "viz/charts/forest.hpp"
#include "viz/charts/installation_backlog.hpp"
#include "viz/charts/lateness_waterfall.hpp"
#include "viz/charts/lead_time.hpp"
#include "viz/charts/lead_time_parts.hpp"
#include "viz/charts/next_day_rate.hpp"
#include "viz/charts/region_rates.hpp"
#include "viz/charts/utilisation.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace ruralsim::viz::sample {

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A small generator of its own: the pictures of the tests must not change with anybody's streams.
class Luck {
 public:
  explicit Luck(std::uint64_t seed) : state_(seed * 2654435769U + 1) {}
  double uniform() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state_ >> 11) / 9007199254740992.0;
  }
  double around(double middle, double width) { return middle + width * (uniform() + uniform() - 1); }
  double exponential(double mean) { return -mean * std::log(1 - uniform()); }

 private:
  std::uint64_t state_;
};

inline ChartInfo info(std::string scenario = "yucheng-2023") {
  return {.scenario = std::move(scenario),
          .file = "yucheng-2023.toml",
          .settings = {"truck.parcels=300", "run.length=392 days"},
          .replications = 10,
          .level = 0.95,
          .seed = 20180701,
          .version = "0.1.0"};
}

/// Of figures of all replications together.
inline ChartInfo info_of_all_together() {
  auto all = info();
  all.intervals = IntervalKind::jackknife;
  return all;
}

inline RateSeries rates(std::string name, std::size_t weeks, double level, std::uint64_t seed) {
  Luck luck(seed);
  RateSeries series{
      .name = std::move(name), .weeks = {}, .replications = std::vector<std::vector<double>>(10)};
  for (std::size_t w = 0; w < weeks; ++w) {
    bool const festival = w == 31 || w == 32;  // nobody orders
    double const peak = w == 19 ? -0.14 : 0;   // 11.11
    double const middle = level + 0.04 * std::sin(static_cast<double>(w) / 8) + peak;
    double sum = 0, squares = 0;
    for (auto& one : series.replications) {
      double const v = festival ? kNan : std::min(1.0, luck.around(middle, 0.035));
      one.push_back(v);
      sum += v, squares += v * v;
    }
    double const mean = sum / 10, half = 2.262 * std::sqrt(std::max(0.0, (squares / 10 - mean * mean) / 9));
    series.weeks.push_back({mean, mean - half, festival ? kNan : std::min(1.0, mean + half)});
  }
  return series;
}

inline NextDayRateData next_day_rate() {
  NextDayRateData data{.info = info(), .weeks = {}, .series = {}, .notes = {}};
  for (int w = 0; w < 52; ++w) data.weeks.push_back(sim::date(2018, 7, 2) + 7 * w);
  data.series = {rates("at the center", 52, 0.86, 1), rates("in hand", 52, 0.64, 2)};
  data.notes = {{sim::date(2018, 11, 11), "11.11"}, {sim::date(2019, 2, 5), "Spring Festival"}};
  return data;
}

inline LeadTimeSeries lead_times(std::string name, double fixed_part, double mean, std::size_t n,
                                 std::uint64_t seed) {
  Luck luck(seed);
  LeadTimeSeries series{.name = std::move(name), .hours = {}};
  for (std::size_t i = 0; i < n; ++i)
    series.hours.push_back(fixed_part + 8 * luck.uniform() + luck.exponential(mean));
  series.still_open = static_cast<double>(n) / 200;
  return series;
}

/// A histogram of hours by replication, with its percentiles; the last one was not reached in two.
inline LeadTimeSeries lead_times_by_replication(std::string name) {
  Luck luck(12);
  LeadTimeSeries series{
      .name = std::move(name), .counts_lie = LeadTimeSeries::Counts::UpToHours, .still_open = 0.06};
  series.replications.resize(10);
  for (int hour = 1; hour <= 72; ++hour) series.hours.push_back(hour);
  series.counts.assign(72, 0.94 / 72);
  for (auto& one : series.replications)
    for (int hour = 0; hour < 72; ++hour) one.push_back(luck.around(0.94 / 72, 0.004));
  series.percentiles = {{0.5, {38.3, 37.1, 39.5}}, {0.9, {68.9, 67, 70.8}}, {0.95, kUnknown}};
  return series;
}

inline LeadTimeData lead_time() {
  return {.info = info_of_all_together(),
          .series = {lead_times("ready for pick-up", 9, 9, 4000, 3), lead_times("in hand", 12, 16, 4000, 4),
                     lead_times_by_replication("installed")}};
}

inline std::vector<std::string> stages() {
  return {"waiting for the cut-off", "picking and packing", "line-haul",   "hub sorting",
          "waiting for a truck",     "on the truck",        "on the shelf"};
}

inline LeadTimePartsData lead_time_parts() {
  return {.info = info_of_all_together(),
          .stages = {"waiting for the cut-off", "picking and packing", "line-haul", "hub sorting",
                     "waiting for a truck", "on the truck"},
          .rows = {{"all orders", {5.1, 2.2, 3.4, 0.9, 6.8, 2.1}, {20.5, 20.1, 20.9}, {15.3, 15.1, 15.5}}},
          .afterwards = "on the shelf"};
}

inline LeadTimePartsData lead_time_parts_by_group() {
  return {.info = info_of_all_together(),
          .stages = stages(),
          .rows = {{"small parcel", {5.1, 2.2, 3.4, 0.9, 6.8, 2.1, 7.3}},
                   {"apparel", {5.0, 2.3, 3.4, 0.9, 6.7, 2.2, 8.0}},
                   {"consumer electronics", {5.2, 2.4, 9.9, 1.0, 7.1, 2.2, 6.3}},
                   {"large appliance", {5.5, 4.2, 14.4, 1.9, 16.8, 2.6, 0}}}};
}

inline BacklogData installation_backlog(std::size_t days = 365) {
  Luck luck(5);
  BacklogData data{.info = info(),
                   .days = {},
                   .ages = {"0–1 days", "2–3 days", "4–7 days", "over 7 days"},
                   .jobs = std::vector<std::vector<double>>(4),
                   .total = {}};
  double level = 30;
  for (std::size_t d = 0; d < days; ++d) {
    data.days.push_back(sim::date(2018, 7, 1) + static_cast<std::int64_t>(d));
    double const x = static_cast<double>(d);
    double const peak = 60 * std::exp(-(x - 138) * (x - 138) / 300);
    level = luck.around(30 + peak, 5);
    double const parts[] = {level * 0.5, level * 0.3, std::max(0.0, level - 30) * 0.5,
                            std::max(0.0, level - 55) * 0.6};
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) data.jobs[k].push_back(parts[k]), sum += parts[k];
    data.total.push_back({sum, 0.9 * sum, 1.1 * sum});
  }
  data.notes = {{sim::date(2018, 7, 15), "warm-up ends"},
                {sim::date(2018, 11, 11), "double eleven"},
                {sim::date(2018, 11, 12), "after double eleven", sim::date(2018, 11, 16)},
                {sim::date(2019, 2, 4), "spring festival", sim::date(2019, 2, 10)}};
  return data;
}

inline LatenessData lateness() {
  return {.info = info(),
          .orders = 7302145,
          .next_day = 5942017,
          .reasons = {{"after cut-off", 601000},
                      {"no stock", 102300},
                      {"warehouse capacity", 58800},
                      {"line-haul full", 171000},
                      {"timetable", 0},
                      {"hub sorting", 12010},
                      {"truck full", 240010},
                      {"shift over", 88008},
                      {"route not run today", 63000},
                      {"road closed", 9000},
                      {"holiday", 14000},
                      {"shelf full", 1000}},
          .next_day_rate = {0.8137, 0.809, 0.8184}};
}

inline ResourceLoad load(std::string name, int from, int to, double level, bool sundays, std::uint64_t seed) {
  Luck luck(seed);
  ResourceLoad resource{.name = std::move(name)};
  for (int d = 0; d < 7; ++d) {
    for (int h = 0; h < 24; ++h) {
      bool const on = h >= from && h < to && (sundays || d < 6);
      double const wave = std::sin((h - from + 1) * 3.14 / (to - from + 1));
      resource.share[static_cast<std::size_t>(d)][static_cast<std::size_t>(h)] =
          on ? std::max(0.0, luck.around(level * (0.5 + 0.7 * wave), 0.1)) : kNan;
    }
  }
  return resource;
}

inline UtilisationData utilisation() {
  return {.info = info(),
          .resources = {load("warehouse picking", 0, 24, 0.6, true, 6),
                        load("hub sorting", 5, 12, 0.8, true, 7), load("trucks, time", 7, 18, 0.85, false, 8),
                        load("technicians", 8, 18, 0.95, false, 9), load("agents", 8, 20, 0.3, true, 10)}};
}

inline CountyMapData county_map(std::size_t centers = 60, std::size_t runs = 6, std::size_t villages = 400) {
  Luck luck(11);
  std::vector<std::string> const syllables = {"Da", "Xin", "Li", "Zhang", "Wang", "Sun", "Bei", "Nan"};
  std::vector<std::string> const ends = {"zhuang", "jia", "cun", "tun", "miao", "qiao", "dian", "pu"};
  CountyMapData data{.info = info(),
                     .hub_name = "禹城市 hub",
                     .hub = {1.2, -0.8},
                     .villages = {},
                     .centers = {},
                     .runs = {}};
  for (std::size_t i = 0; i < villages; ++i)
    data.villages.push_back({luck.around(0, 19), luck.around(0, 15)});
  data.runs.resize(runs);
  for (std::size_t i = 0; i < centers; ++i) {
    double const angle = 6.283 * static_cast<double>(i) / static_cast<double>(centers);
    double const far = 4 + 11 * luck.uniform();
    PlaceKm const place{1.2 + far * 1.2 * std::cos(angle), -0.8 + far * std::sin(angle)};
    data.centers.push_back({syllables[i % 8] + ends[(i * 5 + i / 8) % 8], place,
                            i % 17 == 5 ? kNan : std::min(1.0, 1.02 - far * 0.02 - 0.05 * luck.uniform())});
    if (runs > 0) data.runs[i * runs / centers].path.push_back(place);
  }
  for (std::size_t r = 0; r < runs; ++r) {
    data.runs[r].name = "run " + std::to_string(r + 1);
    data.runs[r].path.insert(data.runs[r].path.begin(), data.hub);
    data.runs[r].path.push_back(data.hub);
  }
  return data;
}

inline CostData cost() {
  return {.info = info_of_all_together(),
          .currency = "CNY 2018",
          .kinds = {"wages", "vehicles", "facilities", "fees", "capital"},
          .levels = {{"warehouse", {0.6, 0, 0.3, 0, 0}},
                     {"line-haul", {0.19, 1.37, 0, 0, 0}},
                     {"hub", {0.86, 0, 0.76, 0, 0.49}},
                     {"trucks", {0.9, 0.52, 0, 0, 0}},
                     {"centers", {0, 0, 1.39, 0.49, 0.21}},
                     {"technicians", {3.15, 0.4, 0, 0, 0}}},
          .parcel = {8.08, 8.05, 8.11},
          .installation = {241, 239, 243}};
}

inline EquityData equity(std::size_t centers = 246) {
  Luck luck(13);
  EquityData data{.info = info_of_all_together(),
                  .near_way = 9,
                  .remote_way = 18.5,
                  .near_rate = {0.508, 0.506, 0.51},
                  .remote_rate = {0.491, 0.489, 0.493},
                  .gini = {0.012, 0.0115, 0.0125},
                  .worst_decile = {0.472, 0.47, 0.474}};
  for (std::size_t i = 0; i < centers; ++i) {
    double const way = 1 + 25 * luck.uniform();
    data.centers.push_back({std::to_string(i), way, luck.around(0.515 - 0.001 * way, 0.01), 300});
  }
  return data;
}

inline CenterAgeData center_age(std::size_t months = 24) {
  Luck luck(17);
  CenterAgeData data{.info = info(), .target = 0.35, .of_first_quarter = 0.5};
  data.replications.resize(5);
  for (std::size_t m = 0; m < months; ++m) {
    double const rate = 0.36 - 0.1 / static_cast<double>(m + 1),
                 jobs = 0.3 + 0.4 / static_cast<double>(m + 1);
    data.rate.push_back({rate, rate - 0.01, rate + 0.01});
    data.backlog.push_back({jobs, 0.9 * jobs, 1.1 * jobs});
    data.centers.push_back(static_cast<double>(months - m));
    for (auto& one : data.replications) one.push_back(luck.around(rate, 0.01));
  }
  return data;
}

inline BackHaulData back_haul(std::size_t weeks = 52) {
  Luck luck(17);
  BackHaulData data{.info = info()};
  for (auto const& [name, level] :
       {std::pair{"trucks: room used at the return", 0.2},
        std::pair{"line-haul: room used on the way back", 0.15}, std::pair{"trucks: km driven empty", 0.04},
        std::pair{"line-haul: km driven empty", 0.1}}) {
    ShareOfWeeks series{.name = name, .weeks = {}};
    for (std::size_t week = 0; week < weeks; ++week) {
      double const mean = std::clamp(luck.around(level, 0.03), 0.0, 1.0);
      series.weeks.push_back({mean, std::max(mean - 0.02, 0.0), std::min(mean + 0.02, 1.0)});
    }
    data.series.push_back(std::move(series));
  }
  for (std::size_t week = 0; week < weeks; ++week)
    data.weeks.push_back(sim::date(2018, 7, 2) + 7 * static_cast<std::int64_t>(week));
  return data;
}

/// Three plans against today's county, in four figures.
inline ForestData forest() {
  using enum Judged;
  return {.info = info(),
          .base = "yucheng-2023",
          .panels = {{.figure = "next day rate",
                      .unit = "points",
                      .rows = {{"one more truck", {2.31, 1.9, 2.72}, better},
                               {"cut-off at 20:00", {11.4, 10.9, 11.9}, better},
                               {"two technicians fewer", {0, 0, 0}, not_separable}}},
                     {.figure = "backlog mean",
                      .rows = {{"one more truck", {-0.2, -0.9, 0.5}, not_separable},
                               {"cut-off at 20:00", {0.1, -0.6, 0.8}, not_separable},
                               {"two technicians fewer", {41, 33, 49}, worse}}},
                     {.figure = "cost per parcel",
                      .rows = {{"one more truck", {0.21, 0.2, 0.22}, worse},
                               {"cut-off at 20:00", {0.05, 0.03, 0.07}, worse},
                               {"two technicians fewer", {-0.55, -0.57, -0.53}, better}}},
                     {.figure = "distance per run",
                      .unit = "km",
                      .rows = {{"one more truck", {-9.3, -10.2, -8.4}, undirected},
                               {"cut-off at 20:00", {4.1, 3.6, 4.6}, undirected},
                               {"two technicians fewer", {0, 0, 0}, undirected}}}}};
}

}  // namespace ruralsim::viz::sample

#include "tests/viz/sample_country.hpp"
#include "tests/viz/sample_more.hpp"
#include "tests/viz/sample_study.hpp"
#include "tests/viz/sample_trucks.hpp"

namespace ruralsim::viz::sample {

/// Every chart with figures like those of a real run, each under a name of its own.
inline std::vector<Figure> realistic() {
  return {figure(next_day_rate()),
          figure(next_day_fan()),
          figure(lead_time()),
          named(figure(lead_time_by_channel()), "lead-time-channel"),
          named(figure(lead_time_by_distance()), "lead-time-distance"),
          figure(lead_time_parts()),
          named(figure(lead_time_parts_by_group()), "lead-time-parts-by-group"),
          figure(installation_backlog()),
          figure(lateness()),
          figure(utilisation()),
          named(figure(utilisation_by_week()), "utilisation-by-week"),
          figure(county_map()),
          figure(cost()),
          figure(CostTreemapData{cost()}),
          figure(equity()),
          figure(lorenz()),
          figure(center_age()),
          figure(opening_cohorts()),
          figure(back_haul()),
          figure(time_space()),
          figure(technician_day()),
          figure(half_widths()),
          figure(forest()),
          figure(country_map()),
          named(figure(country_map_by_quarter()), "country-map-by-quarter"),
          figure(county_fan()),
          named(figure(next_day_rate()), "county-tenths"),
          figure(region_rates()),
          figure(tornado()),
          figure(morris()),
          figure(sobol()),
          figure(heat_map()),
          figure(scatter()),
          figure(pareto()),
          named(figure(pareto_with_emissions()), "pareto-with-emissions"),
          named(figure(pareto_judged()), "pareto-judged"),
          figure(warm_up())};
}

}  // namespace ruralsim::viz::sample
