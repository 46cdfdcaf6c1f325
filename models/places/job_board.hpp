// Open installation jobs of a county. A job stays on the board until it is complete; technicians take one at
// a time.
#pragma once

#include "models/parcel.hpp"
#include "models/rules/slots.hpp"
#include "sim/queue.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <tuple>
#include <utility>
#include <vector>

namespace ruralsim::models {

struct Job {
  Parcel order;
  Batch goods;              // the appliance while it waits at the hub or rides in a van; empty once delivered
  sim::Stream luck;         // of all its visits
  std::uint32_t released;   // when it may first be done: the age of the backlog counts from here
  std::uint32_t delivered;  // when the goods were at the home; 0: not yet
  sim::Time due{};          // promised, when the job was known
  std::uint8_t visits = 0;  // that found somebody at home
  bool wants_installation = true;
  bool open = true;
  bool tested = false;            // the goods work
  bool replacing = false;         // they do not: other goods come with the next visit
  rules::TimeSlot appointment{};  // {} if there is none
  bool called = false;            // its visit day has been named (policy village-day)
};

class JobBoard {
 public:
  using Slot = std::uint32_t;

  JobBoard(sim::Place& here) : here_(here), bell_(here, "a job") {}

  // From `earliest` on technicians may take the job; oldest order first.
  Slot add(Job job, sim::Time earliest) {
    auto const slot = keep(std::move(job));
    offer(slot, earliest);
    return slot;
  }
  // Not before technicians yet.
  Slot keep(Job job) {
    Slot slot;
    if (free_.empty()) {
      slot = static_cast<Slot>(jobs_.size());
      jobs_.push_back(std::move(job));
    } else {
      slot = free_.back();
      free_.pop_back();
      jobs_[slot] = std::move(job);
    }
    return slot;
  }
  void offer(Slot slot, sim::Time earliest) {
    if (earliest > here_.now()) {
      here_.send(here_, earliest, std::make_unique<Offer>(*this, slot));
      return;
    }
    jobs_[slot].called = false;
    put_back(slot);
  }
  // It was taken, and is now to be done by somebody else.
  void put_back(Slot slot) {
    Waiting const job{jobs_[slot].order.placed, slot, ++news_};
    waiting_.insert(place_of(job), job);
    ring();
  }

  // Who has looked in vain need not look again at what was no news then.
  using News = std::uint64_t;
  News latest_news() const { return news_; }
  bool nothing_waits() const { return waiting_.empty(); }
  // The oldest waiting job that `suits` of what is news since then, taken off the waiting list; kNone if
  // there is none.
  static constexpr Slot kNone = ~Slot{0};
  template <class Suits>
  Slot take(News since, Suits&& suits) {
    auto const found = std::find_if(waiting_.begin(), waiting_.end(), [&](Waiting const& one) {
      return one.news > since && suits(jobs_[one.slot]);
    });
    if (found == waiting_.end()) return kNone;
    Slot const slot = found->slot;
    waiting_.erase(found);
    return slot;
  }
  void take(Slot slot) { waiting_.erase(place_of({jobs_[slot].order.placed, slot, news_})); }
  // The waiting jobs that are news since then, oldest order first.
  template <class See>
  void for_each_waiting(News since, See&& see) const {
    for (auto const& one : waiting_)
      if (one.news > since) see(one.slot, jobs_[one.slot]);
  }
  // Names a visit day for the waiting jobs that are `chosen`. All that wait are news again.
  template <class Chosen>
  void call(Chosen&& chosen) {
    ++news_;
    for (auto& one : waiting_) {
      one.news = news_;
      if (chosen(jobs_[one.slot])) jobs_[one.slot].called = true;
    }
    ring();
  }
  // Waits until a job comes that might suit, or until the deadline.
  auto listen_until(sim::Time deadline) {
    ++listeners_;
    return bell_.get_until(deadline);
  }
  void stopped_listening() {
    if (listeners_ > 0) --listeners_;
  }

  Job& job(Slot slot) { return jobs_[slot]; }
  std::vector<Job> const& jobs() const { return jobs_; }
  void close(Slot slot) {
    jobs_[slot].open = false;
    jobs_[slot].goods = Batch{};
    free_.push_back(slot);
  }

 private:
  struct Waiting {
    std::uint32_t placed;
    Slot slot;
    News news;  // since when it is to be had
  };
  struct Ring {};
  struct Offer final : sim::Delivery {
    Offer(JobBoard& b, Slot s) : board(b), slot(s) {}
    void deliver() override { board.offer(slot, board.here_.now()); }
    JobBoard& board;
    Slot slot;
  };

  std::deque<Waiting>::iterator place_of(Waiting const& job) {
    return std::lower_bound(waiting_.begin(), waiting_.end(), job, [](Waiting const& a, Waiting const& b) {
      return std::tie(a.placed, a.slot) < std::tie(b.placed, b.slot);
    });
  }
  // All listeners: the first to look may lack the skill or the time for it.
  void ring() {
    for (; listeners_ > 0; --listeners_) bell_.put({});
  }

  sim::Place& here_;
  std::vector<Job> jobs_;
  std::vector<Slot> free_;
  std::deque<Waiting> waiting_;  // in order: new jobs come near its end, and are taken near its beginning
  News news_ = 0;
  sim::Queue<Ring> bell_;
  std::size_t listeners_ = 0;
};

}  // namespace ruralsim::models
