// The next-day rate of all counties together by week, with the band in which single counties lie, and how
// many centers are open.
#pragma once

#include "sim/calendar.hpp"
#include "viz/date_notes.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct CountyFanData {
  ChartInfo info = {};
  std::vector<sim::Date> weeks = {};  // first day of each, rising
  // Shares from 0 to 1, as long as the weeks; NaN: nothing to tell of.
  std::vector<Interval> all = {};  // of all orders
  struct Fan {
    std::vector<double> p10, p25, p50, p75, p90;
  } counties = {};                   // deciles and quartiles of counties, each counting once
  std::vector<double> told = {};     // counties that are told of
  std::vector<double> centers = {};  // open in the week
  std::vector<DateNote> notes = {};
};

void draw_county_fan(CountyFanData const& data, Canvas& canvas);
/// One row per week: `week,rate,low,high,p10,p25,p50,p75,p90,counties,centers`.
std::string csv(CountyFanData const& data);
Figure figure(CountyFanData data);

}  // namespace ruralsim::viz
