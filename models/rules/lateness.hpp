// Which reason an order's lateness is charged to.
#pragma once

#include "models/parcel.hpp"

namespace ruralsim::models::rules {

// The last second at which an order placed on `day` is next-day: 24:00 of the day after (inclusive).
constexpr sim::Time next_day_deadline(std::int64_t day) {
  return sim::midnight(day + 2);
}

// What held a batch longest of all that was stated against it; stops_before for no time if nothing was. A
// late order is charged to it, unless it waited longer for the agent at the desk (Reason::desk), or could not
// have been in time even alone (the structural reason of its batch and day).
struct Hold {
  Reason reason;
  std::uint32_t seconds;
};
Hold longest_hold(BatchHead const& head);

}  // namespace ruralsim::models::rules
