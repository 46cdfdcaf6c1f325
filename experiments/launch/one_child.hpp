// Attempts at jobs in one child process at a time, replaced when it died or hung.
#pragma once

#include "experiments/launch/worker.hpp"

#include <chrono>
#include <optional>

namespace ruralsim::experiments::launch {

class OneChild {
 public:
  // Keeps a reference to `do_job`.
  OneChild(DoJob const& do_job, std::optional<std::chrono::milliseconds> limit, bool one_job_each)
      : do_job_(do_job), limit_(limit), one_job_each_(one_job_each) {}

  // Waits until the job has ended, or until its limit. To be called where this process has one thread.
  Ending attempt(std::uint32_t number);

 private:
  Ending result_of(std::uint32_t number);
  Ending wait();

  DoJob const& do_job_;
  std::optional<std::chrono::milliseconds> limit_;
  bool one_job_each_;
  std::optional<Worker> child_;
};

// How a job ended that was killed at its limit.
Ending at_the_limit(std::chrono::milliseconds limit);

}  // namespace ruralsim::experiments::launch
