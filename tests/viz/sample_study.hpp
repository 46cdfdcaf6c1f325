// Made-up studies for the tests of their charts.
#pragma once

#include "viz/charts/heat_map.hpp"
#include "viz/charts/morris.hpp"
#include "viz/charts/pareto.hpp"
#include "viz/charts/scatter.hpp"
#include "viz/charts/sobol.hpp"
#include "viz/charts/tornado.hpp"
#include "viz/charts/warm_up.hpp"

namespace ruralsim::viz::sample {

inline Amount next_day() {
  return {.name = "next-day rate", .share = true};
}

inline TornadoData tornado() {
  return {.info = info(),
          .figure = next_day(),
          .base = 0.713,
          .rows = {{"wave.cut_off",
                    "16:00",
                    "22:00",
                    {-0.11, -0.12, -0.1},
                    {0.14, 0.13, 0.15},
                    "",
                    {{"19:00", {0.04, 0.03, 0.05}}},
                    "18:00"},
                   {"fleet.trucks", "2", "6", {-0.08, -0.092, -0.068}, {0.05, 0.044, 0.056}},
                   {"truck.parcels", "100", "400", {-0.05, -0.058, -0.042}, {0.012, 0.009, 0.015}},
                   {"shelf.places", "20", "80", {-0.02, -0.026, -0.014}, {-0.004, -0.009, 0.001}},
                   {"technician.number", "3", "9", {0.003, -0.004, 0.01}, {0.002, -0.005, 0.009}},
                   {"desk.open", "08:00", "10:00", {0, 0, 0}, kUnknown}}};
}

inline SobolData sobol() {
  return {.info = info(),
          .figure = next_day(),
          .noise_share = 0.031,
          .rows = {{"wave.cut_off", {0.44, 0.36, 0.52}, {0.56, 0.49, 0.64}, 0.455, 0.55},
                   {"fleet.trucks", {0.21, 0.13, 0.29}, {0.33, 0.27, 0.4}, 0.217, 0.31},
                   {"truck.parcels", {0.08, 0.02, 0.15}, {0.17, 0.13, 0.21}, 0.083, 0.145},
                   {"shelf.places", {0.01, -0.03, 0.05}, {0.06, 0.04, 0.08}, 0.01, 0.03},
                   {"technician.number", {-0.01, -0.04, 0.02}, {0.03, 0.02, 0.04}, -0.01, 0.001}}};
}

// Open jobs that settle at 20 within some 30 days.
inline WarmUpData warm_up(std::size_t days = 200, std::size_t replications = 5) {
  WarmUpData data{.info = info(),
                  .figure = {.name = "open installation jobs"},
                  .replications = std::vector<std::vector<double>>(replications),
                  .mean = std::vector<double>(days, 0),
                  .smoothed = {},
                  .window = 10,
                  .left_out = 35,
                  .warm_up = 28,
                  .half_widths = {}};
  Luck luck(9);
  for (auto& one : data.replications)
    for (std::size_t d = 0; d < days; ++d) {
      one.push_back(20 * (1 - std::exp(-static_cast<double>(d) / 10)) + 6 * luck.uniform());
      data.mean[d] += one.back() / static_cast<double>(replications);
    }
  data.smoothed.assign(data.mean.begin(),
                       data.mean.end() - static_cast<std::ptrdiff_t>(std::min(days, data.window)));
  for (std::size_t n = 1; n <= replications; ++n)
    data.half_widths.push_back(n < 2 ? kNan : 4 / std::sqrt(static_cast<double>(n)));
  return data;
}

inline MorrisData morris() {
  MorrisData data{.info = info(), .figure = next_day(), .points = {}};
  Luck luck(5);
  std::vector<std::string> const names{"wave.cut_off", "fleet.trucks", "truck.parcels",
                                       "shelf.places", "hub.docks",    "technician.number",
                                       "desk.open",    "truck.speed",  "hub.sorting",
                                       "shelf.days",   "cargo.volume", "line_haul.departures"};
  double size = 0.25;
  for (auto const& name : names) {
    double const sigma = size * (0.1 + 0.9 * luck.uniform());
    data.points.push_back(
        {name, -size, {size, 0.85 * size, 1.15 * size}, {sigma, 0.8 * sigma, 1.2 * sigma}, 0.004});
    size *= 0.62;
  }
  return data;
}

inline HeatMapData heat_map(std::size_t rows = 6, std::size_t columns = 6) {
  HeatMapData data{.info = info(),
                   .figure = next_day(),
                   .across = "trucks per county",
                   .up = "cut-off of the last wave",
                   .columns = {},
                   .rows = {},
                   .mean = {}};
  for (std::size_t c = 0; c < columns; ++c) data.columns.push_back(std::to_string(c + 1));
  for (std::size_t r = 0; r < rows; ++r) {
    data.rows.push_back(std::to_string(16 + r) + ":00");
    auto& row = data.mean.emplace_back();
    for (std::size_t c = 0; c < columns; ++c)
      row.push_back(0.9 - 0.5 * std::exp(-0.5 * static_cast<double>(c)) -
                    0.3 * std::exp(-0.4 * static_cast<double>(r)));
  }
  data.mean[0][columns - 1] = kNan;
  return data;
}

inline ScatterData scatter() {
  Luck luck(9);
  ScatterData data{.info = info(), .figure = next_day(), .values = {}, .panels = {}};
  data.panels = {{.factor = "wave.cut_off, h"}, {.factor = "fleet.trucks"}, {.factor = "truck.parcels"},
                 {.factor = "route.rule"},      {.factor = "shelf.places"}, {.factor = "hub.docks"}};
  data.panels[3].levels = {"nearest", "savings", "sweep"};
  for (int i = 0; i < 512; ++i) {
    double const cut_off = 16 + 6 * luck.uniform(), trucks = std::floor(2 + 5 * luck.uniform()),
                 parcels = 100 + 300 * luck.uniform(), rule = std::floor(3 * luck.uniform());
    data.panels[0].values.push_back(cut_off), data.panels[1].values.push_back(trucks);
    data.panels[2].values.push_back(parcels), data.panels[3].values.push_back(rule);
    data.panels[4].values.push_back(20 + 60 * luck.uniform());
    data.panels[5].values.push_back(std::floor(1 + 4 * luck.uniform()));
    double const late = std::exp(-trucks * parcels / 500);
    data.values.push_back(luck.around(0.35 + 0.4 * (cut_off - 16) / 6 - 0.3 * late + 0.02 * rule, 0.1));
  }
  return data;
}

inline ParetoData pareto() {
  ParetoData data{.info = info(),
                  .cost = {.name = "cost of a parcel", .unit = "CNY"},
                  .service = next_day(),
                  .target = 0.9,
                  .points = {}};
  Luck luck(11);
  for (int trucks = 1; trucks <= 6; ++trucks)
    for (int technicians = 2; technicians <= 8; technicians += 2) {
      double const cost = 3 + 0.5 * trucks + 0.18 * technicians + 0.1 * luck.uniform();
      double const service =
          0.95 - 0.6 * std::exp(-0.6 * trucks) - 0.25 * std::exp(-0.5 * technicians) + 0.02 * luck.uniform();
      data.points.push_back(
          {std::to_string(trucks) + " trucks, " + std::to_string(technicians) + " technicians",
           {cost, cost - 0.04, cost + 0.04},
           {service, service - 0.012, service + 0.012}});
    }
  return data;
}

}  // namespace ruralsim::viz::sample
