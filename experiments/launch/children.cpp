#include "experiments/launch/children.hpp"

#include "experiments/launch/job_book.hpp"
#include "experiments/launch/one_child.hpp"

#include <algorithm>
#include <poll.h>

namespace ruralsim::experiments::launch {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kLook{100};           // how often `stop` is looked at
constexpr milliseconds kHireAgain{200};      // after the system refused a process
constexpr unsigned kRefusalsWithoutAny = 6;  // then nobody will ever be hired

struct Post {
  Worker worker;
  std::optional<std::uint32_t> job{};
  Clock::time_point since{};
};

class Crew {
 public:
  Crew(std::vector<Job> const& jobs, Children const& children, DoJob const& do_job,
       OnHeadway const& on_headway, std::atomic<bool> const& stop)
      : book_(jobs, children.retries, on_headway), children_(children), do_job_(do_job), stop_(stop) {}

  std::vector<JobOutcome> work() {
    while (book_.at_work() || book_.waiting()) {
      if (stop_ && !stopped_) stopped_ = Clock::now();
      if (stopped_ && (!book_.at_work() || Clock::now() > *stopped_ + children_.grace)) break;
      if (!stopped_) employ();
      listen();
      end_the_late();
      std::erase_if(dying_, [](Worker& worker) { return worker.gone(); });
    }
    for (Post& post : posts_)
      if (post.job) book_.put_back(*post.job);
    for (Post const& post : posts_)
      post.worker.kill();  // all at once, then one is waited for after the other
    posts_.clear();
    book_.give_up("stopped before it was finished");
    return book_.outcomes();
  }

 private:
  void employ() {
    for (Post& post : posts_)
      if (!post.job) give_a_job(post);
    std::erase_if(posts_, [](Post const& post) { return post.worker.socket() < 0; });
    while (book_.waiting() && posts_.size() < std::max(1u, children_.at_a_time) && hire())
      give_a_job(posts_.back());
  }

  bool hire() {
    if (Clock::now() < hire_from_) return false;
    try {
      posts_.push_back({.worker = Worker([this](std::uint32_t number) { return attempt(do_job_, number); })});
      refusals_ = 0;
      return true;
    } catch (sim::Error const& error) {
      hire_from_ = Clock::now() + kHireAgain;
      if (posts_.empty() && ++refusals_ >= kRefusalsWithoutAny) book_.give_up(error.what());
      return false;
    }
  }

  void give_a_job(Post& post) {
    std::optional<std::uint32_t> const number = book_.hand_out();
    if (!number) return;
    if (post.worker.hand_over(*number)) {
      post.job = number;
      post.since = Clock::now();
    } else {  // killed while it had nothing to do
      book_.put_back(*number);
      post.worker.hear();
    }
  }

  void listen() {
    std::vector<pollfd> ready;
    for (Post const& post : posts_)
      ready.push_back({.fd = post.worker.socket(), .events = POLLIN, .revents = 0});
    if (::poll(ready.data(), ready.size(), static_cast<int>(patience().count())) <= 0) return;
    for (std::size_t i = 0; i < ready.size(); ++i)
      if (ready[i].revents != 0) hear(posts_[i]);
    std::erase_if(posts_, [](Post const& post) { return post.worker.socket() < 0; });
  }

  void hear(Post& post) {
    Ending ending = post.worker.hear();
    if (post.job) book_.ended(*post.job, std::move(ending));
    post.job.reset();
    if (children_.one_job_each && post.worker.socket() >= 0) {
      post.worker.kill();
      dying_.push_back(std::move(post.worker));
    }
  }

  // Until the next job is late, or something else may be due.
  milliseconds patience() const {
    milliseconds least = kLook;
    if (!children_.limit) return least;
    for (Post const& post : posts_)
      if (post.job)
        least =
            std::min(least, std::chrono::ceil<milliseconds>(post.since + *children_.limit - Clock::now()));
    return std::max(least, milliseconds(0));
  }

  // What cannot be killed at once (it waits for a disk that is gone) keeps nobody waiting.
  void end_the_late() {
    if (!children_.limit) return;
    for (Post& post : posts_) {
      if (!post.job || Clock::now() < post.since + *children_.limit) continue;
      book_.ended(*post.job, at_the_limit(*children_.limit));
      post.job.reset();
      post.worker.kill();
      dying_.push_back(std::move(post.worker));
    }
    std::erase_if(posts_, [](Post const& post) { return post.worker.socket() < 0; });
  }

  JobBook book_;
  Children const& children_;
  DoJob const& do_job_;
  std::atomic<bool> const& stop_;
  std::optional<Clock::time_point> stopped_;
  std::vector<Post> posts_;
  std::vector<Worker> dying_;
  Clock::time_point hire_from_{};
  unsigned refusals_ = 0;
};

}  // namespace

std::vector<JobOutcome> in_children(std::vector<Job> const& jobs, Children const& children,
                                    DoJob const& do_job, OnHeadway const& on_headway,
                                    std::atomic<bool> const& stop) {
  return Crew(jobs, children, do_job, on_headway, stop).work();
}

}  // namespace ruralsim::experiments::launch
