// First plan: Clarke & Wright, "Scheduling of vehicles from a central depot to a number of delivery points",
// Operations Research 12 (1964), in its parallel form.
#pragma once

#include "models/rules/routing/tours.hpp"

namespace ruralsim::models::rules::routing {

// Starts with a run per stop and joins the pair of runs with the largest saving, as long as one is not
// negative and the limits hold. Only pairs of neighbours are tried. Tours come back measured.
Tours savings_plan(Instance const& instance);

}  // namespace ruralsim::models::rules::routing
