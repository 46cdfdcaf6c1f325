// Which jobs wait, which are at work and how the others ended. The largest are handed out first; one whose
// process died, or that could not read or write, is tried again after all others.
#pragma once

#include "experiments/launch/jobs.hpp"

#include <deque>
#include <optional>
#include <unordered_map>

namespace ruralsim::experiments::launch {

class JobBook {
 public:
  // `retries`: how often one job is tried again. Keeps a reference to `on_headway`, which may be nothing.
  // Throws sim::Error(model) if two jobs have one number.
  JobBook(std::vector<Job> const& jobs, unsigned retries, OnHeadway const& on_headway);

  // The next one, from now on at work; nothing if none waits.
  std::optional<std::uint32_t> hand_out();
  // It was handed out, but never came to an end of its own: as if it had not been handed out.
  void put_back(std::uint32_t number);
  void ended(std::uint32_t number, Ending ending);
  // Why those that wait will never be handed out.
  void give_up(std::string const& why);

  bool waiting() const { return !queue_.empty(); }
  bool at_work() const { return headway_.running > 0; }

  // In the order of the list.
  std::vector<JobOutcome> const& outcomes() const { return outcomes_; }

 private:
  bool try_again(JobOutcome const& outcome, Ending const& ending) const;
  void tell() const;

  std::vector<JobOutcome> outcomes_;
  std::unordered_map<std::uint32_t, std::size_t> place_;  // of a number in outcomes_
  std::deque<std::uint32_t> queue_;
  unsigned retries_;
  OnHeadway const& on_headway_;
  Headway headway_;
};

}  // namespace ruralsim::experiments::launch
