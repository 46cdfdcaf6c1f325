// Whole numbers that share a total in proportion to weights.
#pragma once

#include <cstdint>
#include <vector>

namespace ruralsim::models::network {

// Shares `total` by largest remainder (Hamilton; of equal remainders the first), but gives each at least
// `least` and at most `most[i]` (no bound if `most` is empty): who would get less or more gets the bound, and
// the others share the rest. Throws sim::Error(usage) for a weight below 0 or not finite, and where the
// bounds do not let it be.
std::vector<std::int64_t> apportion(std::vector<double> const& weights, std::int64_t total,
                                    std::int64_t least = 0, std::vector<std::int64_t> const& most = {});

}  // namespace ruralsim::models::network
