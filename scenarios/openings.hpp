#pragma once

#include "scenarios/eras.hpp"
#include "scenarios/source.hpp"

#include <vector>

namespace ruralsim::scenarios {

// A region whose openings are planned.
struct OpeningRegion {
  models::Scenario* scenario;
  std::vector<Era> const* eras;
};

// Sets the days on which counties and centers open, by [rollout], by county.opens and by openings_file:
// county, center, opens (a date). Counties of all regions with the same plan take their turns together. The
// tables read are added to `sources`; what is wrong with them is reported with row and column.
void set_openings(std::vector<OpeningRegion> const& regions, std::vector<Source>& sources,
                  Problems& problems);

// What of a region's plan has no effect.
void warn_of_openings(models::Scenario const& scenario, Era const& era, Problems& problems);

}  // namespace ruralsim::scenarios
