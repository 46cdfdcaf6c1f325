// Opening hours laid out day by day, for questions that are asked for every parcel.
#pragma once

#include "sim/working_time.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ruralsim::models::rules {

class OpeningDays {
 public:
  // Covers `days` days from the first; later moments are answered by the working time itself. Moments are
  // seconds of the run.
  OpeningDays(sim::WorkingTime const& open, std::int64_t days);

  // The first open second at or after t, as WorkingTime::next_open.
  std::int64_t next_open(std::uint32_t t) const {
    auto const day = t / 86400;
    if (day >= days_.size() || days_[day].odd) [[unlikely]]
      return open_.next_open({t}).s;
    auto const& hours = days_[day];
    auto const today = std::max(t, hours.opens);
    return t < hours.closes ? today : hours.opens_again;
  }

  // The end of the window that is open at t, as WorkingTime::closes, but never beyond t's day.
  std::int64_t closes_today(std::uint32_t t) const {
    auto const day = t / 86400;
    if (day < days_.size() && !days_[day].odd) return days_[day].closes;
    return std::min(open_.closes({t}), sim::midnight(std::int64_t{day} + 1)).s;
  }

 private:
  struct Day {
    std::uint32_t opens = 0, closes = 0;  // both 0: closed all day
    std::uint32_t opens_again = 0;        // on a later day
    bool odd = false;                     // more than one window, or no later day: ask the working time
  };
  sim::WorkingTime const& open_;
  std::vector<Day> days_;
};

}  // namespace ruralsim::models::rules
