// How remote centers are, one against another.
#pragma once

#include "models/network/network.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ruralsim::models::network {

inline constexpr std::size_t kFifths = 5;

// Fifth of each center by its way from the hub by road, the nearest first (of equal ways the first in the
// scenario): that in which the middle of its share of the centers lies, so that a few fall symmetrically.
std::vector<std::uint8_t> fifth_of_centers(County const& county);

}  // namespace ruralsim::models::network
