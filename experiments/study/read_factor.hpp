// One [[factor]] of a study file.
#pragma once

#include "experiments/study/study.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <optional>
#include <string>

namespace ruralsim::experiments {

// Nothing if it is wrong, which is added to the problems.
std::optional<Factor> read_factor(scenarios::Node const& node, scenarios::Problems& problems);

// What is wrong with a text that should be `key=value`, or may not be set in a study; "" if nothing is.
std::string problem_of_setting(std::string const& setting);

}  // namespace ruralsim::experiments
