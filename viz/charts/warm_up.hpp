// Where a series settles: Welch's curve with the truncation marked; and how the half-width of its mean falls
// with the number of replications.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// Values of the series follow one another in steps of so many days from the beginning of the run; NaN: no
/// value.
struct WarmUpData {
  ChartInfo info = {};
  Amount figure = {};
  double step = 1;
  std::vector<std::vector<double>> replications = {};
  std::vector<double> mean = {};         // over these
  std::vector<double> smoothed = {};     // may end before the mean does
  std::size_t window = 0;                // of the moving average, on either side
  double left_out = kNan;                // days that MSER leaves out
  bool settles = true;                   // else the truncation means nothing
  double warm_up = kNan;                 // days that the run leaves out
  std::vector<double> half_widths = {};  // of the mean of the rest, over the first 1, 2 ... replications
};

void draw_warm_up(WarmUpData const& data, Canvas& canvas);
/// `curve,at,value`: days and values of each replication, their mean and the moving average; the days left
/// out; replications and half-widths.
std::string csv(WarmUpData const& data);
Figure figure(WarmUpData data);

}  // namespace ruralsim::viz
