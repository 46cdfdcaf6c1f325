// How many walk in at a select station: villagers who cannot or will not order online.
#pragma once

#include "models/settings.hpp"

namespace ruralsim::models::rules {

// Walk-ins of a household that does not buy online and lives this far from the station, over those of one
// next door.
double walking_share(StationSettings const& settings, sim::Km distance);

}  // namespace ruralsim::models::rules
