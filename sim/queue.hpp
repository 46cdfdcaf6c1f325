// Queue<T>: where actors of one place meet. First come first served on both sides.
#pragma once

#include "sim/place.hpp"

#include <algorithm>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace ruralsim::sim {

template <class T>
class Queue {
 public:
  // `name` says what a waiting actor waits for; it must outlive the queue.
  Queue(Place& here, std::string_view name) : here_(here), name_(name) {}
  Queue(Queue const&) = delete;
  Queue& operator=(Queue const&) = delete;

  void put(T item) {
    if (takers_.empty() || here_.over()) {
      items_.push_back(std::move(item));
      return;
    }
    Taker* const taker = takers_.front();
    takers_.pop_front();
    taker->item.emplace(std::move(item));
    here_.wake(*taker->actor);
  }

  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  std::deque<T>& items() { return items_; }  // what waits, oldest first, for those who choose
  std::deque<T> const& items() const { return items_; }

  std::optional<T> try_get() {
    if (items_.empty()) return std::nullopt;
    std::optional<T> item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  // co_await queue.get() -> T; co_await queue.get_until(t) -> optional<T>, nothing at time t >= now. What is
  // put at second t before the taker has had its turn there is still taken.
  auto get() { return Get<false>{{*this, kNever}}; }
  auto get_until(Time deadline) { return Get<true>{{*this, deadline}}; }

 private:
  struct Taker {
    Queue& queue;
    Time deadline;
    std::optional<T> item{};
    Actor* actor = nullptr;

    bool await_ready() {
      item = queue.try_get();
      return item.has_value();
    }
    void await_suspend(std::coroutine_handle<> h) {
      actor = &queue.here_.current();
      queue.here_.park(h, queue.name_, deadline);  // first: it throws if the deadline is past
      queue.takers_.push_back(this);
    }
    void leave_if_empty_handed() {
      if (item || actor == nullptr) return;
      queue.takers_.erase(std::find(queue.takers_.begin(), queue.takers_.end(), this));
    }
  };

  template <bool MayFail>
  struct Get : Taker {
    auto await_resume() {
      if constexpr (MayFail) {
        this->leave_if_empty_handed();
        return std::move(this->item);
      } else {
        return std::move(*this->item);
      }
    }
  };

  Place& here_;
  std::string_view name_;
  std::deque<T> items_;
  std::deque<Taker*> takers_;
};

// Carries values from one place into a queue of another, or of the same one (a delay).
template <class T>
class Link {
 public:
  struct InFlight {
    Time arrives;
    T value;
  };

  Link(Place& from, Place& to, Queue<T>& into) : from_(from), to_(to), into_(into) {}
  Link(Link const&) = delete;
  Link& operator=(Link const&) = delete;

  void send(Time arrives, T value) {
    in_flight_.push_back({arrives, std::move(value)});
    from_.send(to_, arrives, std::make_unique<Arrival>(*this, std::prev(in_flight_.end())));
  }

  // What was sent and has not been handed over, in the order of sending.
  std::list<InFlight> const& in_flight() const { return in_flight_; }

 private:
  struct Arrival final : Delivery {
    Arrival(Link& l, typename std::list<InFlight>::iterator i) : link(l), item(i) {}
    void deliver() override {
      link.into_.put(std::move(item->value));
      link.in_flight_.erase(item);
    }
    Link& link;
    typename std::list<InFlight>::iterator item;
  };

  Place& from_;
  Place& to_;
  Queue<T>& into_;
  std::list<InFlight> in_flight_;
};

}  // namespace ruralsim::sim
