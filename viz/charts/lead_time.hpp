// Distribution of lead times: the share of orders that have arrived after so many hours.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// Single lead times, or a histogram: `hours[i]` stands for `counts[i]` orders.
struct LeadTimeSeries {
  enum class Counts { AtHours, UpToHours };  // UpToHours: evenly from hours[i-1] (or 0) to hours[i], rising

  std::string name;                 // "ready for pick-up"
  std::vector<double> hours = {};   // h since the order was placed
  std::vector<double> counts = {};  // empty: one order each
  Counts counts_lie = Counts::AtHours;
  double still_open = 0;  // orders without an end: they count, so the curve stays below 100 %
};

struct LeadTimeData {
  ChartInfo info = {};
  std::vector<LeadTimeSeries> series = {};
};

/// Smallest lead time in h within which this share (0 to 1) of all orders, open ones included, has arrived;
/// NaN if fewer have, or there are none.
double percentile(LeadTimeSeries const& series, double share);

void draw_lead_time(LeadTimeData const& data, Canvas& canvas);
/// One row per series and step of its curve: `series,hours,share`; at most 10,000 steps a series.
std::string csv(LeadTimeData const& data);
Figure figure(LeadTimeData data);

}  // namespace ruralsim::viz
