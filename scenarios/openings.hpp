#pragma once

#include "scenarios/eras.hpp"
#include "scenarios/source.hpp"

#include <vector>

namespace ruralsim::scenarios {

// Sets the days on which the network's counties and centers open, by [rollout], by county.opens and by
// openings_file: county, center, opens (a date). The table read is added to `sources`; what is wrong with it
// is reported with row and column, and what has no effect is warned of.
void set_openings(models::Scenario& scenario, std::vector<Era> const& eras, std::vector<Source>& sources,
                  Problems& problems);

}  // namespace ruralsim::scenarios
