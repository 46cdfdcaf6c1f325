#include "models/rules/timetable.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

using sim::hours;

TEST(NextDeparture, is_the_first_at_which_somebody_is_there_to_drive) {
  sim::Calendar const calendar(sim::date(2018, 7, 2));
  auto week = WeeklyHours::daily(hours(8), hours(18));
  week.by_weekday[6].clear();
  sim::WorkingTime const shift(week, calendar, {2});  // no Sundays, and Wednesday the 4th is a holiday
  auto const at = [](std::int64_t day, std::int64_t hour) { return sim::midnight(day) + hours(hour); };
  struct Case {
    std::vector<Seconds> departures;
    sim::Time from, expected;
    std::string reason;
  };
  for (auto const& c : std::vector<Case>{
           {{hours(8), hours(13)}, at(0, 0), at(0, 8), "the morning's"},
           {{hours(8), hours(13)}, at(0, 8), at(0, 8), "just in time"},
           {{hours(8), hours(13)}, at(0, 14), at(1, 8), "too late for today's"},
           {{hours(8), hours(13)}, at(1, 14), at(3, 8), "over a holiday"},
           {{hours(8)}, at(5, 9), at(7, 8), "over a Sunday"},
           {{hours(6), hours(13)}, at(0, 0), at(0, 13), "at six the shift has not begun"},
           {{hours(18)}, at(0, 0), sim::kNever, "at six in the evening it is over"},
       })
    EXPECT_EQ(next_departure(c.departures, shift, c.from), c.expected) << c.reason;
}

}  // namespace
}  // namespace ruralsim::models::rules
