// A capacity that grows: what is ordered is in place from a day on, and stays.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>

namespace ruralsim::models {

class Capacity {
 public:
  // So much from this day on, if it is more than there is by then.
  void order(std::int64_t amount, std::int64_t from) { pending_.push_back({from, amount}); }

  // Days are asked for in ascending order.
  std::int64_t on(std::int64_t today) {
    for (std::size_t i = 0; i < pending_.size();) {
      if (pending_[i].from > today) {
        ++i;
        continue;
      }
      amount_ = std::max(amount_, pending_[i].amount);
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return amount_;
  }

 private:
  struct Order {
    std::int64_t from, amount;
  };
  std::int64_t amount_ = 0;
  std::deque<Order> pending_;
};

}  // namespace ruralsim::models
