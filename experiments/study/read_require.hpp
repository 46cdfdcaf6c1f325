// The table [require] of a study file.
#pragma once

#include "experiments/study/study.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

namespace ruralsim::experiments {

// Adds every problem. `study`: with its factors and its design, which must be whole numbers and factorial.
RequireSpec read_require(scenarios::Node const& node, Study const& study, scenarios::Problems& problems);

}  // namespace ruralsim::experiments
