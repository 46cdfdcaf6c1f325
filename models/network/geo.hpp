// Places on Earth, on the sphere of its mean radius: great-circle distances, and the plane of a county.
#pragma once

#include "sim/quantity.hpp"

namespace ruralsim::models::network {

// Mean radius of the Earth, R1 = (2a + b) / 3 of the ellipsoid (Moritz, Geodetic Reference System 1980).
// Distances on this sphere differ from those on the ellipsoid by at most 0.6 %, which is far below what a
// detour factor is known to.
constexpr sim::Km kEarthRadius{6371.0088};

// In degrees of WGS 84: latitude -90 (south) to 90, longitude -180 (west) to 180.
struct GeoPoint {
  double latitude = 0, longitude = 0;
  friend bool operator==(GeoPoint const&, GeoPoint const&) = default;
};

// Whether both are finite and within their ranges.
bool is_on_earth(GeoPoint place);

// Along the sphere (haversine; Sinnott, Sky and Telescope 68, 1984), which is exact for near points, too.
sim::Km great_circle(GeoPoint a, GeoPoint b);

// Initial course from a to b in degrees clockwise from north, 0 to below 360; 0 where they coincide.
double bearing(GeoPoint a, GeoPoint b);

// Where one arrives from `from` who sets out on this course (degrees clockwise from north) and goes so far
// along the great circle. Its longitude is -180 to 180.
GeoPoint destination(GeoPoint from, double bearing, sim::Km distance);

}  // namespace ruralsim::models::network
