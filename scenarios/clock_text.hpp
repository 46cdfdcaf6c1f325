#pragma once

#include "scenarios/outcome.hpp"
#include "sim/working_time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::scenarios {

// Times of day, days of the week and opening hours as people write them.

// Time since midnight: "06:00" -> 6 h, "24:00" -> 24 h (the end of the day), "06:30:15".
Outcome<sim::Seconds> read_clock(std::string_view text);
std::string clock_text(sim::Seconds of_day);

// Days of the week as bits, Monday the lowest: "mon" -> 1, "mon-fri" -> 31, "mon,wed", "daily" -> 127.
using WeekdaySet = unsigned;
inline constexpr WeekdaySet kEveryDay = 127;
Outcome<WeekdaySet> read_weekdays(std::string_view text);
std::string weekdays_text(WeekdaySet days);

// Opening hours or a shift on some days of the week.
struct Hours {
  WeekdaySet days = kEveryDay;
  sim::ClockWindow window{};
  bool operator==(Hours const&) const = default;
};

// "07:00-20:00", "mon-sat 08:00-18:00". A span ends after it begins, on the same day; "24:00" may end it.
Outcome<Hours> read_hours(std::string_view text);
std::string hours_text(Hours const& hours);

// Why a list of hours cannot stand together (two of them overlap on some day), or "".
std::string overlap_in(std::vector<Hours> const& hours);

// The week that such a list makes.
sim::WeeklyHours weekly(std::vector<Hours> const& hours);

}  // namespace ruralsim::scenarios
