// From all orders down to those that arrive next day: one step for each reason that made orders late.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct LatenessReason {
  std::string name;     // "truck full"
  double orders = 0;    // charged to it; a mean over replications may be a fraction
  double share = kNan;  // of all orders, as a mean over replications; NaN: that of the numbers
};

struct LatenessData {
  ChartInfo info = {};
  double orders = 0;
  double next_day = 0;
  std::vector<LatenessReason> reasons = {};
  Interval next_day_rate =
      kUnknown;  // over replications; if the reasons have shares, the last bar is its mean
};

/// The steps as they are drawn: largest first, those below 0.5 % of the orders (and beyond the twelfth)
/// pooled as "other (k reasons)", and a last one "not charged" if the reasons do not add up.
std::vector<LatenessReason> lateness_steps(LatenessData const& data);

void draw_lateness_waterfall(LatenessData const& data, Canvas& canvas);
/// One row per reason, largest first, none pooled: `reason,orders,share`, then the orders in all and in time.
std::string csv(LatenessData const& data);
Figure figure(LatenessData data);

}  // namespace ruralsim::viz
