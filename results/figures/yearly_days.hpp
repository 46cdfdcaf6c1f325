#pragma once
// The days of a run on which something falls that comes every year.

#include "models/settings.hpp"
#include "sim/calendar.hpp"

#include <cstdint>
#include <vector>

namespace ruralsim::results::figures {

// Both inclusive, counted from the first day of the run.
struct DaySpan {
  std::int64_t first = 0, last = 0;
  friend bool operator==(DaySpan const&, DaySpan const&) = default;
};

// Every occurrence that touches a run of so many days, cut to it; the model's own reckoning
// (models/rules/demand.hpp), which this room does not see: a test holds the two together.
std::vector<DaySpan> days_of_year(models::YearlyDays const& when, sim::Calendar const& calendar,
                                  std::int64_t days);

}  // namespace ruralsim::results::figures
