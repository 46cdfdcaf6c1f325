// When something is open: weekly opening hours and shifts, less the days on which it is closed.
#pragma once

#include "sim/calendar.hpp"

#include <array>
#include <vector>

namespace ruralsim::sim {

// Part of a day, from (inclusive) to (exclusive), 0 <= from < to <= 24:00.
struct ClockWindow {
  Seconds from, to;
  friend constexpr bool operator==(ClockWindow, ClockWindow) = default;
};

// Opening hours of a week, Monday first. Windows of a day are in order and do not overlap.
struct WeeklyHours {
  std::array<std::vector<ClockWindow>, 7> by_weekday;

  static WeeklyHours daily(Seconds from, Seconds to);
  static WeeklyHours always() { return daily(seconds(0), days(1)); }
  Seconds per_week() const;
  friend bool operator==(WeeklyHours const&, WeeklyHours const&) = default;
};

// A stretch of time, from (inclusive) to (exclusive).
struct TimeSpan {
  Time from, to;
  friend constexpr bool operator==(TimeSpan, TimeSpan) = default;
};

// Weekly hours on a calendar. All questions are answered for points from the first day on.
class WorkingTime {
 public:
  // `closed_days`: days (counted from the first) on which nothing is open, in any order.
  // Throws Error(usage) if the windows of a day overlap or leave the day.
  WorkingTime(WeeklyHours hours, Calendar const& calendar, std::vector<std::int64_t> const& closed_days = {});

  // The same, closed during these spans as well, which may meet and overlap. No part of them before the first
  // day counts.
  WorkingTime without(std::vector<TimeSpan> const& closed) const;

  bool open_at(Time t) const;
  bool opens_on(std::int64_t day) const { return !windows_of(day).empty(); }
  // The first moment at or after t that is open; kNever if the next 400 days have none.
  Time next_open(Time t) const;
  // End of the window that is open at t, or t itself if it is closed. Windows that meet, at midnight too,
  // count as one; kNever if it stays open for more than 400 days.
  Time closes(Time t) const;
  // When `work` (>= 0) begun at t is done if it rests while closed; kNever if it cannot be. Work of no length
  // is done at next_open(t).
  Time done(Time t, Seconds work) const;
  // Open time between two points, from <= to.
  Seconds open_between(Time from, Time to) const;

 private:
  // Windows of a day on which it is closed for a part of them.
  struct CutDay {
    std::int64_t day;
    std::vector<ClockWindow> windows;
  };

  std::vector<ClockWindow> const& windows_of(std::int64_t day) const;
  CutDay& cut_day(std::int64_t day);
  std::int64_t regular_from() const;  // after the last day that is closed or cut
  Time end_of_window(Time t) const;   // of the one of this day that is open at t; t if it is closed

  WeeklyHours hours_;
  std::int64_t first_weekday_;
  std::vector<bool> closed_;
  std::vector<CutDay> cut_;  // ascending
  bool always_ = false;      // but for closed days
};

}  // namespace ruralsim::sim
