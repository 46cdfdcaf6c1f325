// The next-day rate, and the installation jobs that wait, by months since the opening of a center.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct CenterAgeData {
  ChartInfo info = {};
  // By full months since the opening, from 0.
  std::vector<Interval> rate = {};                     // 0 to 1
  std::vector<std::vector<double>> replications = {};  // [replication][month]; may be empty
  std::vector<double> centers = {};                    // open at that age, mean over its days
  std::vector<Interval> backlog = {};                  // open jobs of one center
  double target = kNan;                                // next-day rate aimed at
  double of_first_quarter =
      kNan;  // share of the centers of age 0 that opened in the run's first three months
};

void draw_center_age(CenterAgeData const& data, Canvas& canvas);
/// One row per month: `months_open,next_day_rate,low,high,centers,backlog,backlog_low,backlog_high`.
std::string csv(CenterAgeData const& data);
Figure figure(CenterAgeData data);

}  // namespace ruralsim::viz
