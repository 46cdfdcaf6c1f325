#include "models/rules/opening_days.hpp"

#include <algorithm>

namespace ruralsim::models::rules {

OpeningDays::OpeningDays(sim::WorkingTime const& open, std::int64_t days) : open_(open) {
  for (std::int64_t day = 0; day < days; ++day) {
    auto const begin = sim::midnight(day), end = sim::midnight(day + 1);
    auto const opens = open.next_open(begin);
    if (opens >= end) {
      days_.push_back({});
      continue;
    }
    auto const closes = std::min(open.closes(opens), end);
    bool const several = closes < end && open.next_open(closes) < end;
    days_.push_back({opens.s, closes.s, several});
  }
}

}  // namespace ruralsim::models::rules
