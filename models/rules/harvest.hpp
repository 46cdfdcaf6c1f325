// When villagers bring what they sell.
#pragma once

#include "models/rules/day_shape.hpp"
#include "models/settings.hpp"
#include "sim/calendar.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace ruralsim::models::rules {

// First and last day of the occurrence of a season that a day lies in, counted like the day; the last lies
// before the first if there is none.
struct SeasonSpan {
  std::int64_t first = 0, last = -1;
  std::int64_t days() const { return last - first + 1; }
};
SeasonSpan season_of(HarvestSettings const& harvest, sim::Calendar const& calendar, std::int64_t day);

// Boxes that a household is expected to bring on each day of the run. An occurrence of the season has
// per_household / weight of them, shared out by its shape and the weights of weekdays, also where part of it
// lies outside the run. What falls on a closed day is brought on the next that is open.
std::vector<double> boxes_by_day(HarvestSettings const& harvest, sim::Calendar const& calendar,
                                 std::int64_t days, std::function<bool(std::int64_t)> const& is_open);

// A group of goods on the days of a run, under the settings of a stretch of dates.
struct Crop {
  std::vector<double> boxes;    // a household and day
  std::vector<DayShape> hours;  // by weekday, within the opening hours
};
std::vector<Crop> crops_of(Settings const& settings, sim::Calendar const& calendar, std::int64_t days,
                           sim::WorkingTime const& centers_open);

}  // namespace ruralsim::models::rules
