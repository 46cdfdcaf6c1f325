// Distribution of lead times: the share of orders that have arrived after so many hours.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// A lead time within which this share of the orders of all replications together has arrived, as the summary
/// has it. NaN if it was not reached.
struct LeadTimePercentile {
  double share = 0.5;
  Interval hours = kUnknown;
};

/// Single lead times, or a histogram: `hours[i]` stands for `counts[i]` orders.
struct LeadTimeSeries {
  enum class Counts { AtHours, UpToHours };  // UpToHours: evenly from hours[i-1] (or 0) to hours[i], rising

  std::string name;                 // "ready for pick-up"
  std::vector<double> hours = {};   // h since the order was placed
  std::vector<double> counts = {};  // empty: one order each
  Counts counts_lie = Counts::AtHours;
  double still_open = 0;  // orders without an end: they count, so the curve stays below 100 %
  std::vector<std::vector<double>> replications =
      {};                                            // [replication]: counts of each, as shares of its orders
  std::vector<LeadTimePercentile> percentiles = {};  // empty: P50, P90 and P95 of the curve
};

struct LeadTimeData {
  ChartInfo info = {};
  std::vector<LeadTimeSeries> series = {};
};

/// Smallest lead time in h within which this share (0 to 1) of all orders, open ones included, has arrived;
/// NaN if fewer have, or there are none.
double percentile(LeadTimeSeries const& series, double share);

void draw_lead_time(LeadTimeData const& data, Canvas& canvas);
/// One row per series and step of its curve, at most 10,000 a series, and one per percentile:
/// `series,kind,hours[h],share,low[h],high[h]`.
std::string csv(LeadTimeData const& data);
Figure figure(LeadTimeData data);

}  // namespace ruralsim::viz
