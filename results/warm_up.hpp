#pragma once
// Where the start of a run no longer matters: truncation points of series that settle, such as hours of each
// order or backlog by day. Meaningless for a series that never settles: one with growth, seasons or
// festivals.

#include "results/statistics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace ruralsim::results {

// What MSER says of a series. `statistic[d]` is the squared standard error, as if batches were independent,
// of the mean of all batches but the first d; the chart of a warm-up shows it.
struct Truncation {
  std::size_t leave_out = 0;  // values at the beginning, a multiple of the batch
  bool too_short = false;  // the minimum lies in the second half: the series does not show where it settles
  double mean = not_available;  // of the batches that remain
  std::vector<double> statistic{};
};

// MSER-5 for batches of five values (White, Simulation 69, 1997, 323-334; White, Cobb & Spratt, WSC 2000,
// 755-760): the first d that minimises sum_{i > d} (Z_i - their mean)^2 / (k - d)^2 over batch means Z_1 ..
// Z_k. At least five batches remain, as fewer may be alike by chance (Hoad, Robinson & Davies, JORS 61, 2010,
// 1389-1397). A remainder that fills no batch is left out. Throws sim::Error (usage) for fewer than ten
// batches, batches of no value, or a value that is no number.
Truncation mser(std::span<double const> values, std::size_t batch = 5);

// The mean over replications of each value of the series; a NaN is no value. Throws sim::Error (model) if
// their lengths differ, (usage) if there are none.
std::vector<double> mean_over_replications(std::span<std::vector<double> const> replications);

// Welch's graphical procedure (Welch 1983; Law, Simulation Modeling and Analysis, 5th ed., 9.5.1): who looks
// at the chart chooses the point from which on `smoothed` is level.
struct WelchChart {
  std::vector<double> mean;      // over replications
  std::vector<double> smoothed;  // moving average of these over 2 window + 1, at the beginning over as many
                                 // as there are on both sides; ends `window` values before the mean does
  std::size_t window = 0;
};

// Throws sim::Error as `mean_over_replications`, and (usage) for a window beyond a quarter of the series.
WelchChart welch_chart(std::span<std::vector<double> const> replications, std::size_t window);

}  // namespace ruralsim::results
