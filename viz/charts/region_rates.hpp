// The next-day rate by week of every region, one small picture each, against that of all.
#pragma once

#include "sim/calendar.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct RegionRate {
  std::string name;
  std::vector<double> weeks;  // 0 to 1; NaN: no orders
  double whole = kNan;        // of the whole run
};

struct RegionRatesData {
  ChartInfo info = {};
  std::vector<sim::Date> weeks = {};  // first day of each, rising
  std::vector<RegionRate> regions = {};
  std::vector<double> all = {};
};

/// From the best to the worst of the whole run.
void draw_region_rates(RegionRatesData const& data, Canvas& canvas);
/// One row per region and week: `region,week,next_day_rate,all`.
std::string csv(RegionRatesData const& data);
Figure figure(RegionRatesData data);

}  // namespace ruralsim::viz
