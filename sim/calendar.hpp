// Dates, weekdays and the days a calendar knows. Free of time zones: a day has 86,400 seconds, as in
// China since 1991, and "next day" is the next local calendar day.
#pragma once

#include "sim/time.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ruralsim::sim {

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
constexpr std::array<std::string_view, 7> kWeekdayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Date {
  std::int32_t days = 0;
  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr Date operator+(Date d, std::int64_t n) { return {static_cast<std::int32_t>(d.days + n)}; }
  friend constexpr std::int64_t operator-(Date a, Date b) { return std::int64_t{a.days} - b.days; }
};

struct YearMonthDay {
  int year, month, day;
  friend constexpr bool operator==(YearMonthDay, YearMonthDay) = default;
};

Date date(int year, int month, int day);  // throws Error(usage) if there is no such day in 1..9999
std::optional<Date> parse_date(std::string_view iso);  // "2018-07-01"; nothing if it is not a date
YearMonthDay year_month_day(Date d);
std::string iso(Date d);  // "2018-07-01"
Weekday weekday(Date d);

// First day of the Chinese lunar year, from 2014 to 2035 (Purple Mountain Observatory's tables).
// Throws Error(usage) for another year: an unknown festival is an error, not an ordinary day.
Date spring_festival(int year);

// A time as one says it at another: "05:30", "05:30 the next day", "05:30 in 3 days", "05:30 2 days ago".
std::string clock(Time at, Time now);

// Ties simulated days to dates.
class Calendar {
 public:
  explicit Calendar(Date first_day) : first_(first_day) {}
  Date first_day() const { return first_; }
  Date date_of(std::int64_t day) const { return first_ + day; }
  std::int64_t day_of(Date d) const { return d - first_; }
  Weekday weekday_of(std::int64_t day) const;
  std::string stamp(Time t) const;  // "2018-07-01 06:00:00"

 private:
  Date first_;
};

}  // namespace ruralsim::sim
