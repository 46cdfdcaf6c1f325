// Jobs in child processes of this one, several at a time. A child does one job after the other; if it dies,
// that job alone is tried again by a new one, and the others go on.
#pragma once

#include "experiments/launch/jobs.hpp"

#include <atomic>
#include <chrono>
#include <optional>

namespace ruralsim::experiments::launch {

struct Children {
  unsigned at_a_time = 1;  // >= 1
  unsigned retries = 2;    // of a job whose process died, or that could not read or write
  std::optional<std::chrono::milliseconds> limit{};  // of one job; its process is then killed
  std::chrono::milliseconds grace{1000};             // once stopped: for the jobs at work to be finished
  bool one_job_each = false;  // a new process for every job (the SimGrid engine needs that)
};

// Does all jobs, the largest first. Once `stop` is true no job is begun, and those at work have the time of
// grace. Where the system allows fewer processes than wanted it goes on with those; without any, what waits
// is told as not begun, with the cause. To be called while this process has one thread. Outcomes in the order
// of the list.
std::vector<JobOutcome> in_children(std::vector<Job> const& jobs, Children const& children,
                                    DoJob const& do_job, OnHeadway const& on_headway,
                                    std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments::launch
