// The next-day rate of all counties together by week, with the band in which single counties lie, or single
// replications, and how many centers are open.
#pragma once

#include "sim/calendar.hpp"
#include "viz/date_notes.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct CountyFanData {
  enum class Of { Counties, Replications };  // what the bands are of

  ChartInfo info = {};
  Of of = Of::Counties;
  std::vector<sim::Date> weeks = {};  // first day of each, rising
  // Shares from 0 to 1, as long as the weeks; NaN: nothing to tell of.
  std::vector<Interval> all = {};  // of all orders
  struct Fan {
    std::vector<double> p10, p25, p50, p75, p90;
  } counties = {};                   // deciles and quartiles of counties or replications, each counting once
  std::vector<double> told = {};     // those that are told of
  std::vector<double> centers = {};  // open in the week
  std::vector<DateNote> notes = {};
};

void draw_county_fan(CountyFanData const& data, Canvas& canvas);
/// One row per week: `week,rate,low,high,p10,p25,p50,p75,p90,counties (or replications),centers`.
std::string csv(CountyFanData const& data);
/// Of counties "county-fan", of replications "next-day-fan".
Figure figure(CountyFanData data);

}  // namespace ruralsim::viz
