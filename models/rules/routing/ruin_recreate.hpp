// Takes stretches of neighbouring runs apart and puts their stops back where they cost least, a fixed number
// of times: Christiaens & Vanden Berghe, "Slack induction by string removals for vehicle routing problems",
// Transportation Science 54 (2020), with a falling threshold (Dueck & Scheuer 1990) in place of annealing.
#pragma once

#include "models/rules/routing/tours.hpp"

#include <cstdint>

namespace ruralsim::models::rules::routing {

// The shortest plan met in `rounds` rounds; never worse than `tours`, whose links it replaces. Choices follow
// a fixed sequence that depends on the round alone, so the result is a function of the tours given.
void ruin_and_recreate(Tours& tours, std::int32_t rounds);

}  // namespace ruralsim::models::rules::routing
