// Appliances that wait for their installation at the end of each day, by how long they have waited.
#pragma once

#include "sim/calendar.hpp"
#include "viz/date_notes.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct BacklogData {
  ChartInfo info = {};
  std::vector<sim::Date> days = {};            // rising
  std::vector<std::string> ages = {};          // youngest first: "0-1 days", ..., "more than 7 days"
  std::vector<std::vector<double>> jobs = {};  // [age][day], mean over replications; NaN: n/a
  std::vector<Interval> total = {};            // of all ages, told in the caption; may be empty
  std::vector<DateNote> notes = {};
};

void draw_installation_backlog(BacklogData const& data, Canvas& canvas);
/// One row per day: `day`, a column per age, and `total,low,high` where given.
std::string csv(BacklogData const& data);
Figure figure(BacklogData data);

}  // namespace ruralsim::viz
