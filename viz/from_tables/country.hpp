// Results of several regions, as the charts of one region read them.
#pragma once

#include "results/table.hpp"

namespace ruralsim::viz {

/// Whether a result is of several regions (docs/results.md, "Several regions").
bool has_regions(results::Tables const& tables);

/// Of which county of the country a center is, where all are taken for one.
inline constexpr char kCountyOfCenter[] = "network/center_county_of_country";

/// All regions together as one region with one county: what /nation tells stands in the root, over an axis of
/// one county to which all centers and villages belong.
results::Tables as_one_county(results::Tables const& tables);

}  // namespace ruralsim::viz
