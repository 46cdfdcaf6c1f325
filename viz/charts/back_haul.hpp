// Goods that villagers sell, by week: how much of the room on the way back they use, and how far vehicles
// drive empty.
#pragma once

#include "sim/calendar.hpp"
#include "viz/date_notes.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct ShareOfWeeks {
  std::string name;             // "trucks, room used"
  std::vector<Interval> weeks;  // 0 to 1; NaN: n/a
};

struct BackHaulData {
  ChartInfo info = {};
  std::vector<sim::Date> weeks = {};  // first days, rising
  std::vector<ShareOfWeeks> series = {};
  std::vector<DateNote> notes = {};
};

void draw_back_haul(BackHaulData const& data, Canvas& canvas);
/// One row per week and series: `week,series,mean,low,high`.
std::string csv(BackHaulData const& data);
Figure figure(BackHaulData data);

}  // namespace ruralsim::viz
