#include "experiments/launch/one_child.hpp"

#include "sim/text.hpp"

namespace ruralsim::experiments::launch {

Ending OneChild::attempt(std::uint32_t number) {
  Ending ending = result_of(number);
  if (one_job_each_ || ending.ended == Ended::died || ending.ended == Ended::timed_out) child_.reset();
  return ending;
}

Ending OneChild::result_of(std::uint32_t number) {
  try {
    if (child_ && child_->hand_over(number)) return wait();
    child_.emplace([this](std::uint32_t job) { return launch::attempt(do_job_, job); });
    child_->hand_over(number);
    return wait();
  } catch (sim::Error const& error) {
    return {.ended = Ended::died, .why = error.what()};  // no process now, perhaps later or elsewhere
  }
}

Ending OneChild::wait() {
  if (limit_ && !readable(child_->socket(), *limit_)) return at_the_limit(*limit_);
  return child_->hear();
}

Ending at_the_limit(std::chrono::milliseconds limit) {
  return {.ended = Ended::timed_out,
          .why = sim::text("killed at the limit of {:g} s a job", static_cast<double>(limit.count()) / 1000)};
}

}  // namespace ruralsim::experiments::launch
