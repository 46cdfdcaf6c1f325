// Between places on Earth and points of a county's plane.
#pragma once

#include "models/network/geo.hpp"
#include "models/network/network.hpp"

namespace ruralsim::models::network {

// Azimuthal equidistant projection about the hub: distance and course from the hub are exact, and distances
// between two points at most 100 km from it are too long by at most 1 in 10,000.
Point on_plane(GeoPoint hub, GeoPoint place);

// The inverse: where a point of the county's plane lies.
GeoPoint on_earth(GeoPoint hub, Point at);

}  // namespace ruralsim::models::network
