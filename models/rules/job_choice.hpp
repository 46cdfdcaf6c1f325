// Which of the jobs that wait a technician takes next.
#pragma once

#include "models/settings.hpp"
#include "sim/time.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace ruralsim::models::rules {

// A job that the technician has the skill and the time for, as seen from where he then is.
struct JobInReach {
  sim::Seconds drive;       // to it
  sim::Time done;           // expected to be complete
  sim::Time due;            // promised to be complete
  sim::Time appointment{};  // its beginning, if it has one
};

// Of jobs in the order in which they were ordered, the one to take; nothing of none. The appointment that
// begins first is next, and among equals the rule decides, then the order.
//   oldest     the first
//   nearest    the shortest drive
//   due_date   of the promises that can still be kept the one that ends first (Moore 1968 in spirit: a job
//   that
//              is late anyway makes no other late); if there is none, the one that is broken for longest
std::optional<std::size_t> next_job(Dispatch rule, std::span<JobInReach const> jobs);

}  // namespace ruralsim::models::rules
