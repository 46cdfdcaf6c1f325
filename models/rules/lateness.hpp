// Which reason an order's lateness is charged to.
#pragma once

#include "models/parcel.hpp"

namespace ruralsim::models::rules {

// The last second at which an order placed on `day` is next-day: 24:00 of the day after (inclusive).
constexpr sim::Time next_day_deadline(std::int64_t day) {
  return sim::midnight(day + 2);
}

// The reason that held a late batch longest: structural if even alone it would have missed the deadline,
// else the longest of what was stated against it. `desk_wait` is one order's wait for the agent.
Reason charge(BatchHead const& head, sim::Time deadline, Reason structural, std::uint32_t desk_wait);

}  // namespace ruralsim::models::rules
