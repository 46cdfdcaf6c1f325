// Trucks with their drivers, or technicians, of a county: how many are in service, and since when.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <vector>

namespace ruralsim::models {

class Crew {
 public:
  // So many from now on, trained; what was on order is not.
  void set(std::int64_t number) {
    pending_.clear();
    number_ = number;
    joined_.resize(std::max(joined_.size(), static_cast<std::size_t>(number)), kLongAgo);
  }
  // So many from this day on; of two orders for the same day the later one holds.
  void order(std::int64_t number, std::int64_t from) { pending_.push_back({from, number}); }

  std::int64_t in_service(std::int64_t today) {
    // An order with a shorter lag that was placed later takes the place of those before it.
    for (std::size_t i = pending_.size(); i-- > 0;)
      if (pending_[i].from <= today) {
        change(pending_[i].number, pending_[i].from);
        pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        break;
      }
    return number_;
  }
  // Day on which a member joined; long ago for those who were there from the beginning.
  std::int64_t joined(std::size_t member) const {
    return member < joined_.size() ? joined_[member] : kLongAgo;
  }

 private:
  static constexpr std::int64_t kLongAgo = std::numeric_limits<std::int64_t>::min() / 2;
  struct Order {
    std::int64_t from, number;
  };
  void change(std::int64_t number, std::int64_t day) {
    joined_.resize(std::max(joined_.size(), static_cast<std::size_t>(number)), kLongAgo);
    for (auto member = number_; member < number; ++member) joined_[static_cast<std::size_t>(member)] = day;
    number_ = number;
  }

  std::int64_t number_ = 0;
  std::deque<Order> pending_;         // in the order in which they were placed
  std::vector<std::int64_t> joined_;  // by member
};

}  // namespace ruralsim::models
