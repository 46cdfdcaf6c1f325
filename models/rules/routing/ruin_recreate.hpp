// Takes stretches of neighbouring runs apart and puts their stops back where they cost least, a fixed number
// of times: Christiaens & Vanden Berghe, "Slack induction by string removals for vehicle routing problems",
// Transportation Science 54 (2020), with a falling threshold (Dueck & Scheuer 1990) in place of annealing.
#pragma once

#include "models/rules/routing/tours.hpp"

#include <cstdint>
#include <vector>

namespace ruralsim::models::rules::routing {

struct Search {
  std::int32_t rounds;
  double threshold;  // of the mean arc, in the first round; falls to 0 with the square of the rounds left
  std::uint64_t variety = 0;  // searches of another number make other choices
};

// Puts the stops of `left` into `tours`, which serve all others, and then looks for shorter plans. What comes
// out is the shortest plan met; never worse than that with which the rounds began. Choices follow a fixed
// sequence that depends on the variety and the round alone, so the result is a function of the tours given.
// Measures are not kept. For two stops or more.
void ruin_and_recreate(Tours& tours, Search const& search, std::vector<Node> const& left = {});

}  // namespace ruralsim::models::rules::routing
