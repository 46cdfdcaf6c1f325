// The shortest plan of a few stops, by dynamic programming over sets of stops (Held & Karp 1962 for the run,
// then over the ways to divide the stops into runs).
#pragma once

#include "models/rules/routing/tours.hpp"

namespace ruralsim::models::rules::routing {

inline constexpr std::int32_t most_exact_stops = 10;  // effort grows with 3^stops

// No plan takes less time, and none of equal time has fewer runs. For up to most_exact_stops stops.
Tours exact_plan(Instance const& instance);

}  // namespace ruralsim::models::rules::routing
