#include "models/rules/job_choice.hpp"

#include <algorithm>
#include <tuple>

namespace ruralsim::models::rules {
namespace {

bool broken(JobInReach const& job) {
  return job.done > job.due;
}

bool comes_first(Dispatch rule, JobInReach const& a, JobInReach const& b) {
  if (a.appointment != b.appointment) return a.appointment < b.appointment;
  switch (rule) {
    case Dispatch::oldest:
      return false;
    case Dispatch::nearest:
      return a.drive < b.drive;
    case Dispatch::due_date:
      return std::tuple(broken(a), a.due) < std::tuple(broken(b), b.due);
  }
  return false;
}

}  // namespace

std::optional<std::size_t> next_job(Dispatch rule, std::span<JobInReach const> jobs) {
  auto const first = std::min_element(
      jobs.begin(), jobs.end(), [rule](auto const& a, auto const& b) { return comes_first(rule, a, b); });
  if (first == jobs.end()) return std::nullopt;
  return static_cast<std::size_t>(first - jobs.begin());
}

}  // namespace ruralsim::models::rules
