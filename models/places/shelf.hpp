// A center's shelf: how many parcels lie on it. It is freed at the quarter of an hour after a parcel leaves.
#pragma once

#include "sim/time.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

namespace ruralsim::models {

class Shelf {
 public:
  // `longest_stay` in days: no parcel lies longer.
  explicit Shelf(std::int64_t longest_stay)
      : leaving_(std::bit_ceil(static_cast<std::size_t>((longest_stay + 2) * 96))),
        ring_(static_cast<std::uint32_t>(leaving_.size()) - 1) {}

  std::uint32_t lying(sim::Time now) {
    auto const quarter = static_cast<std::uint32_t>(now.s) / kQuarter;
    while (clock_ < quarter && lying_ > 0) settle_until(std::min(quarter, (clock_ | ring_) + 1));
    clock_ = std::max(clock_, quarter);
    return lying_;
  }
  // A parcel that lies from now until the second `leaves` >= now; call lying(now) first.
  void put(std::uint32_t leaves) {
    ++lying_;
    ++leaving_[std::max(leaves / kQuarter, clock_) & ring_];
  }

 private:
  // At most to where the ring begins again.
  void settle_until(std::uint32_t quarter) {
    auto const begin = leaving_.begin() + static_cast<std::ptrdiff_t>(clock_ & ring_);
    auto const end = begin + static_cast<std::ptrdiff_t>(quarter - clock_);
    lying_ -= std::accumulate(begin, end, std::uint32_t{0});
    std::fill(begin, end, 0);
    clock_ = quarter;
  }

  static constexpr std::uint32_t kQuarter = 900;  // seconds

  std::vector<std::uint32_t> leaving_;  // by quarter of an hour, a ring of 2^n
  std::uint32_t ring_;                  // 2^n - 1
  std::uint32_t clock_ = 0;             // quarters before this one are settled
  std::uint32_t lying_ = 0;
};

}  // namespace ruralsim::models
