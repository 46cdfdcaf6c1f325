// The next-day rate of every center against its way from the hub: who is served worse for living far away.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct EquityCenter {
  std::string name;
  double way = 0;               // km by road from the county hub
  double next_day_rate = kNan;  // 0 to 1; NaN: no orders
  double households = 0;
};

struct EquityData {
  ChartInfo info = {};
  std::vector<EquityCenter> centers = {};
  double near_way = kNan, remote_way = kNan;  // km: of a quarter and of three quarters of the households
  Interval near_rate = kUnknown, remote_rate = kUnknown;
  Interval gini = kUnknown;          // of the rate over households
  Interval worst_decile = kUnknown;  // rate of the tenth of the households that is served worst
};

/// Of more than 5,000 centers the mean and the middle eight tenths of forty groups, each of centers as far
/// away as one another, are drawn in place of dots, and the way ends where all but one in two hundred lie.
void draw_equity(EquityData const& data, Canvas& canvas);
/// One row per center: `center,way[km],next_day_rate,households`.
std::string csv(EquityData const& data);
Figure figure(EquityData data);

}  // namespace ruralsim::viz
