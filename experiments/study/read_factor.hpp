// One [[factor]] of a study file.
#pragma once

#include "experiments/study/study.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <optional>
#include <string>

namespace ruralsim::experiments {

// Nothing if it is wrong, which is added to the problems. What its keys and settings are set_keys.hpp looks
// at.
std::optional<Factor> read_factor(scenarios::Node const& node, scenarios::Problems& problems);

}  // namespace ruralsim::experiments
