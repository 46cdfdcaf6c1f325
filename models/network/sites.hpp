// Where centers stand: the villages that a greedy search picks.
#pragma once

#include "models/network/network.hpp"

#include <cstddef>
#include <vector>

namespace ruralsim::models::network {

// Villages in the order in which they are picked, at most `centers` and at most all: each is the one that
// saves the households most road to the nearest center picked so far, the first such in the list of villages
// (greedy p-median).
std::vector<std::size_t> sites(County const& county, std::size_t centers);

}  // namespace ruralsim::models::network
