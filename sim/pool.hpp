// Pool: a number of equal servers. Who waits is served by priority (smaller first), then in order of coming.
#pragma once

#include "sim/fault.hpp"
#include "sim/place.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string_view>

namespace ruralsim::sim {

class Pool {
 public:
  // `name` says what a waiting actor waits for; it must outlive the pool. servers >= 0.
  Pool(Place& here, std::string_view name, std::int64_t servers)
      : here_(here), name_(name), servers_(servers), free_(servers) {
    if (servers < 0) throw Error(Blame::model, text("a pool of {} servers ({})", servers, name));
  }
  Pool(Pool const&) = delete;
  Pool& operator=(Pool const&) = delete;

  std::int64_t servers() const { return servers_; }
  std::int64_t free() const { return free_; }
  std::size_t waiting() const { return waiting_.size(); }

  // bool const served = co_await pool.acquire(); -> true; with a deadline >= now, false if none came free by
  // then (impatience). A server that is released at the second of the deadline, before the actor has had its
  // turn, is still taken.
  auto acquire(int priority = 0, Time deadline = kNever) { return Acquire{*this, priority, deadline}; }

  // Throws Error(model) if no server is taken.
  void release() {
    if (free_ == servers_)
      throw Error(Blame::model, text("more of '{}' are released than were taken", name_));
    if (waiting_.empty() || here_.over()) {
      ++free_;
      return;
    }
    Acquire* const next = waiting_.front();
    waiting_.pop_front();
    next->served = true;
    here_.wake(*next->actor);
  }

 private:
  struct Acquire {
    Pool& pool;
    int priority;
    Time deadline;
    bool served = false;
    Actor* actor = nullptr;

    bool await_ready() {
      if (pool.free_ == 0) return false;
      --pool.free_;
      return served = true;
    }
    void await_suspend(std::coroutine_handle<> h) {
      actor = &pool.here_.current();
      pool.here_.park(h, pool.name_, deadline);  // first: it throws if the deadline is past
      auto const behind = std::upper_bound(pool.waiting_.begin(), pool.waiting_.end(), priority,
                                           [](int mine, auto* other) { return mine < other->priority; });
      pool.waiting_.insert(behind, this);
    }
    bool await_resume() {
      if (!served) pool.waiting_.erase(std::find(pool.waiting_.begin(), pool.waiting_.end(), this));
      return served;
    }
  };

  Place& here_;
  std::string_view name_;
  std::int64_t servers_;
  std::int64_t free_;
  std::deque<Acquire*> waiting_;
};

}  // namespace ruralsim::sim
