// Next-day delivery rate by week of order (of a short run: by day), with its interval and every replication.
#pragma once

#include "sim/calendar.hpp"
#include "viz/date_notes.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// Shares from 0 to 1; a week without orders is NaN. Vectors are as long as the weeks.
struct RateSeries {
  std::string name;  // "to the center"
  std::vector<Interval> weeks = {};
  std::vector<std::vector<double>> replications = {};  // [replication][week]; may be empty
};

struct NextDayRateData {
  enum class Step { Week, Day };  // what a point stands for

  ChartInfo info = {};
  Step step = Step::Week;
  std::vector<sim::Date> weeks = {};  // first day of each, rising; in steps of a day: every day
  std::vector<RateSeries> series = {};
  std::vector<DateNote> notes = {};
};

void draw_next_day_rate(NextDayRateData const& data, Canvas& canvas);
/// One row per series and week (or day): `week,series,mean,low,high,replication_1,...`, shares from 0 to 1.
std::string csv(NextDayRateData const& data);
Figure figure(NextDayRateData data);

}  // namespace ruralsim::viz
