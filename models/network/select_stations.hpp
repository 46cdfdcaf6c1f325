// Which of a county's centers are select stations.
#pragma once

#include "models/network/network.hpp"
#include "models/station_settings.hpp"

namespace ruralsim::models::network {

// Makes this share of the centers (rounded) select stations: the first by the rule, equals in the order of
// the county. Their villages must have been assigned.
void choose_select_stations(County& county, double share, StationRule rule);

}  // namespace ruralsim::models::network
