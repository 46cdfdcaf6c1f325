// How much of a figure's variance over the factors' ranges each factor makes, alone and with all it interacts
// with.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct SobolRow {
  std::string factor = {};
  Interval first = kUnknown, total = kUnknown;                    // indices; NaN: no value
  double first_without_noise = kNan, total_without_noise = kNan;  // NaN: not known
  std::string id = {};  // of the factor, for the table; empty: `factor`
};

struct SobolData {
  ChartInfo info = {};
  Amount figure = {};
  double noise_share = kNan;  // of the variance, of replications
  std::size_t shifts = 1;     // of the design's rows: 1 has bootstrap intervals
  std::vector<SobolRow> rows = {};
};

/// On a slide the first 8 rows are drawn, and the caption says so.
void draw_sobol(SobolData const& data, Canvas& canvas);
/// `figure,factor,first,first_low,first_high,first_without_noise`, and the same of total.
std::string csv(SobolData const& data);
Figure figure(SobolData data);

}  // namespace ruralsim::viz
