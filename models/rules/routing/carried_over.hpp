// The runs of an earlier plan, made ready to begin from.
#pragma once

#include "models/rules/routing/tours.hpp"

#include <span>
#include <vector>

namespace ruralsim::models::rules::routing {

struct CarriedOver {
  Tours tours;             // every run within the limits
  std::vector<Node> left;  // stops without a run, in ascending order
};

// `runs`: stops of the instance in visiting order, each once at most. A run that has come to break a limit
// gives stops up, first whichever shortens it most, until it keeps them all.
CarriedOver carry_over(Instance const& instance, std::span<std::vector<Node> const> runs);

// Takes all stops out of the shortest run, again and again, as long as one run less would be enough for all
// stops if the others could be filled to the limit.
void give_up_runs(CarriedOver& over);

}  // namespace ruralsim::models::rules::routing
