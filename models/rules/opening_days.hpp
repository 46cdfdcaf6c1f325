// Opening hours laid out day by day, for questions that are asked for every parcel.
#pragma once

#include "sim/working_time.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ruralsim::models::rules {

class OpeningDays {
 public:
  // Covers `days` days from the first; later moments are answered by the working time itself.
  OpeningDays(sim::WorkingTime const& open, std::int64_t days);

  // The first open second at or after t, as WorkingTime::next_open.
  std::int64_t next_open(std::int64_t t) const {
    for (auto day = static_cast<std::size_t>(t / 86400); day < days_.size(); ++day) {
      auto const& hours = days_[day];
      if (hours.several) break;
      if (t < hours.closes) return t < hours.opens ? hours.opens : t;
    }
    return open_.next_open({t}).s;
  }

  // The end of the window that is open at t, as WorkingTime::closes, but never beyond t's day.
  std::int64_t closes_today(std::int64_t t) const {
    auto const day = static_cast<std::size_t>(t / 86400);
    if (day < days_.size() && !days_[day].several) return days_[day].closes;
    return std::min(open_.closes({t}), sim::midnight(static_cast<std::int64_t>(day) + 1)).s;
  }

 private:
  struct Day {
    std::int64_t opens = 0, closes = 0;  // seconds of the run; both 0: closed
    bool several = false;                // more than one window
  };
  sim::WorkingTime const& open_;
  std::vector<Day> days_;
};

}  // namespace ruralsim::models::rules
