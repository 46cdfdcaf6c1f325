// A distribution's quantiles in a table that stays in the cache: 2,048 equal steps of probability, linear
// between them. One 32-bit word makes one variate, by inversion, in a few nanoseconds. Against the exact
// distribution the mean is off by less than 0.1 % for the shapes in use (tested).
#pragma once

#include "sim/distribution.hpp"

#include <cstdint>
#include <vector>

namespace ruralsim::models::rules {

class QuantileTable {
 public:
  explicit QuantileTable(sim::Distribution const& distribution);

  // Whole seconds, at most some 31 years, for a uniform word.
  std::uint32_t seconds(std::uint32_t word) const {
    std::uint32_t const step = word >> kFractionBits;
    std::int64_t const low = at_[step], high = at_[step + 1];
    std::int64_t const fraction = word & ((1u << kFractionBits) - 1);
    std::int64_t const half = std::int64_t{1} << (kFractionBits - 1);  // rounds to the nearest second
    return static_cast<std::uint32_t>(low + (((high - low) * fraction + half) >> kFractionBits));
  }

 private:
  static constexpr std::uint32_t kFractionBits = 21;
  std::vector<std::uint32_t> at_;
};

}  // namespace ruralsim::models::rules
