// The next-day rate of centers by months since they opened, a line for those that opened in the same quarter.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct OpeningCohort {
  std::string name;               // "Jul 2018"
  std::vector<double> rate = {};  // by full months since the opening, from 0; 0 to 1
  std::vector<double> low = {}, high = {};
  std::vector<double> centers = {};  // open at that age, mean over its days
};

struct OpeningCohortsData {
  ChartInfo info = {};
  std::vector<OpeningCohort> cohorts = {};  // the first first
  double target = kNan;                     // next-day rate aimed at
};

/// Ages that less than half a center has reached, or orders are too few to tell of, are left out.
void draw_opening_cohorts(OpeningCohortsData const& data, Canvas& canvas);
/// One row per cohort and month: `opened,months_open,next_day_rate,low,high,centers`.
std::string csv(OpeningCohortsData const& data);
Figure figure(OpeningCohortsData data);

}  // namespace ruralsim::viz
