// What a delivered parcel costs, by level of the network and kind of cost.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct CostLevel {
  std::string name;            // "line-haul"
  std::vector<double> amount;  // a parcel delivered, by kind
};

struct CostData {
  ChartInfo info = {};
  std::string currency = "CNY";  // with its year: "CNY 2018"
  std::vector<std::string> kinds = {};
  std::vector<CostLevel> levels = {};
  Interval parcel = kUnknown;        // all levels but technicians, a parcel
  Interval installation = kUnknown;  // technicians, an installation
};

void draw_cost(CostData const& data, Canvas& canvas);
/// One row per level and kind: `level,kind,CNY a parcel`.
std::string csv(CostData const& data);
Figure figure(CostData data);

}  // namespace ruralsim::viz
