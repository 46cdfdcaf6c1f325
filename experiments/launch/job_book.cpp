#include "experiments/launch/job_book.hpp"

#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::experiments::launch {

JobBook::JobBook(std::vector<Job> const& jobs, unsigned retries, OnHeadway const& on_headway)
    : retries_(retries), on_headway_(on_headway), headway_{.of = static_cast<std::uint32_t>(jobs.size())} {
  std::vector<Job> by_work = jobs;
  std::stable_sort(by_work.begin(), by_work.end(),
                   [](Job const& a, Job const& b) { return a.work > b.work; });
  for (Job const& job : by_work) queue_.push_back(job.number);
  for (Job const& job : jobs) {
    if (!place_.emplace(job.number, outcomes_.size()).second)
      throw sim::Error(sim::Blame::model,
                       sim::text("job {} is listed twice (a fault of the program)", job.number));
    outcomes_.push_back({.number = job.number});
  }
}

std::optional<std::uint32_t> JobBook::hand_out() {
  if (queue_.empty()) return std::nullopt;
  std::uint32_t const number = queue_.front();
  queue_.pop_front();
  ++outcomes_[place_.at(number)].attempts;
  ++headway_.running;
  tell();
  return number;
}

void JobBook::put_back(std::uint32_t number) {
  --outcomes_[place_.at(number)].attempts;
  --headway_.running;
  queue_.push_front(number);
}

void JobBook::ended(std::uint32_t number, Ending ending) {
  JobOutcome& outcome = outcomes_[place_.at(number)];
  --headway_.running;
  if (try_again(outcome, ending))
    queue_.push_back(number);
  else
    ++(ending.ended == Ended::done ? headway_.done : headway_.failed);
  outcome.ending = std::move(ending);
  tell();
}

void JobBook::give_up(std::string const& why) {
  for (std::uint32_t const number : queue_) {
    Ending& ending = outcomes_[place_.at(number)].ending;
    if (ending.why.empty()) ending.why = why;  // how it died last says more
  }
  queue_.clear();
}

// A scenario that cannot run will not run the second time, nor will a job that has outlasted its limit.
bool JobBook::try_again(JobOutcome const& outcome, Ending const& ending) const {
  bool const by_chance =
      ending.ended == Ended::died || (ending.ended == Ended::failed && ending.blame == sim::Blame::io);
  return by_chance && outcome.attempts <= retries_;
}

void JobBook::tell() const {
  if (on_headway_) on_headway_(headway_);
}

}  // namespace ruralsim::experiments::launch
