#include "sim/working_time.hpp"

#include "sim/fault.hpp"

#include <algorithm>

namespace ruralsim::sim {
namespace {

constexpr std::int64_t kLongestClosure = 400;  // days; also the longest time of being open without a break

// 08:00-12:00 and 12:00-18:00 are one window.
void join_touching(std::vector<ClockWindow>& windows) {
  std::vector<ClockWindow> joined;
  for (auto const& window : windows)
    if (!joined.empty() && joined.back().to == window.from)
      joined.back().to = window.to;
    else
      joined.push_back(window);
  windows = std::move(joined);
}

// What is left of a day's windows outside [from, to).
std::vector<ClockWindow> cut_out(std::vector<ClockWindow> const& windows, Seconds from, Seconds to) {
  std::vector<ClockWindow> left;
  for (auto const& window : windows) {
    if (window.from < from) left.push_back({window.from, std::min(window.to, from)});
    if (window.to > to) left.push_back({std::max(window.from, to), window.to});
  }
  return left;
}

}  // namespace

WeeklyHours WeeklyHours::daily(Seconds from, Seconds to) {
  WeeklyHours hours;
  hours.by_weekday.fill({{from, to}});
  return hours;
}

Seconds WeeklyHours::per_week() const {
  Seconds sum{};
  for (auto const& day : by_weekday)
    for (auto const& window : day) sum += window.to - window.from;
  return sum;
}

WorkingTime::WorkingTime(WeeklyHours hours, Calendar const& calendar,
                         std::vector<std::int64_t> const& closed_days)
    : hours_(std::move(hours)), first_weekday_(static_cast<std::int64_t>(calendar.weekday_of(0))) {
  for (auto& day : hours_.by_weekday) {
    Seconds last{0};
    for (auto const& window : day) {
      if (window.from < last || window.to <= window.from || window.to > days(1))
        throw Error(Blame::usage,
                    "opening hours of a day must be in order, apart from each other and end by 24:00");
      last = window.to;
    }
    join_touching(day);
  }
  always_ = hours_ == WeeklyHours::always();
  for (auto day : closed_days) {
    if (day < 0) continue;
    if (closed_.size() <= static_cast<std::size_t>(day)) closed_.resize(static_cast<std::size_t>(day) + 1);
    closed_[static_cast<std::size_t>(day)] = true;
  }
}

WorkingTime WorkingTime::without(std::vector<TimeSpan> const& closed) const {
  WorkingTime less = *this;
  for (auto const& span : closed)
    for (auto day = std::max<std::int64_t>(span.from.day(), 0); midnight(day) < span.to; ++day) {
      auto& windows = less.cut_day(day).windows;
      windows = cut_out(windows, std::max(span.from - midnight(day), seconds(0)),
                        std::min(span.to - midnight(day), days(1)));
    }
  return less;
}

WorkingTime::CutDay& WorkingTime::cut_day(std::int64_t day) {
  auto const at = std::lower_bound(cut_.begin(), cut_.end(), day,
                                   [](CutDay const& cut, std::int64_t d) { return cut.day < d; });
  if (at != cut_.end() && at->day == day) return *at;
  return *cut_.insert(at, {day, windows_of(day)});
}

std::int64_t WorkingTime::regular_from() const {
  auto const closed = static_cast<std::int64_t>(closed_.size());
  return cut_.empty() ? closed : std::max(closed, cut_.back().day + 1);
}

std::vector<ClockWindow> const& WorkingTime::windows_of(std::int64_t day) const {
  static std::vector<ClockWindow> const nothing;
  auto const index = static_cast<std::size_t>(day);
  if (day >= 0 && index < closed_.size() && closed_[index]) return nothing;
  if (!cut_.empty() && cut_.front().day <= day && day <= cut_.back().day) [[unlikely]] {
    auto const cut = std::lower_bound(cut_.begin(), cut_.end(), day,
                                      [](CutDay const& one, std::int64_t d) { return one.day < d; });
    if (cut->day == day) return cut->windows;
  }
  return hours_.by_weekday[static_cast<std::size_t>(((day + first_weekday_) % 7 + 7) % 7)];
}

bool WorkingTime::open_at(Time t) const {
  auto const clock = t.of_day();
  auto const& windows = windows_of(t.day());
  return std::any_of(windows.begin(), windows.end(),
                     [&](auto const& w) { return w.from <= clock && clock < w.to; });
}

Time WorkingTime::next_open(Time t) const {
  if (t >= kNever) return kNever;
  auto clock = t.of_day();
  for (auto day = t.day(); day < t.day() + kLongestClosure; ++day, clock = seconds(0))
    for (auto const& window : windows_of(day))
      if (clock < window.to) return midnight(day) + std::max(clock, window.from);
  return kNever;
}

Time WorkingTime::end_of_window(Time t) const {
  for (auto const& window : windows_of(t.day()))
    if (window.from <= t.of_day() && t.of_day() < window.to) return midnight(t.day()) + window.to;
  return t;
}

Time WorkingTime::closes(Time t) const {
  if (always_ && t.day() >= regular_from()) return kNever;
  Time end = end_of_window(t);
  for (auto days_on = 0; days_on < kLongestClosure; ++days_on) {
    Time const further = end.of_day() == seconds(0) ? end_of_window(end) : end;
    if (further == end) return end;
    end = further;
  }
  return kNever;
}

Time WorkingTime::done(Time t, Seconds work) const {
  for (t = next_open(t); t != kNever; t = next_open(t)) {
    Time const end = end_of_window(t);
    if (t + work <= end) return t + work;
    work -= end - t;
    t = end;
  }
  return kNever;
}

Seconds WorkingTime::open_between(Time from, Time to) const {
  Seconds sum{};
  for (auto day = from.day(); midnight(day) < to; ++day)
    for (auto const& window : windows_of(day)) {
      Time const begin = std::max(from, midnight(day) + window.from);
      Time const end = std::min(to, midnight(day) + window.to);
      if (begin < end) sum += end - begin;
    }
  return sum;
}

}  // namespace ruralsim::sim
