// Which keys a study file sets, and who sets them.
#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

namespace ruralsim::experiments {

// Adds a problem for every text of `set` that is no setting, for a key that is set twice in one list or by
// two factors (one of the two would do nothing), and for keys that are not for points to set: how a point is
// run
// ([run]: seed, pairs, days) has to be the same at all, or its replications are no pairs of another's.
void check_set_keys(scenarios::Node const& study, scenarios::Problems& problems);

}  // namespace ruralsim::experiments
