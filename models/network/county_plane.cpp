#include "models/network/county_plane.hpp"

#include <cmath>
#include <numbers>

namespace ruralsim::models::network {
namespace {

constexpr double kDegreesPerRadian = 180 / std::numbers::pi;

}  // namespace

Point on_plane(GeoPoint hub, GeoPoint place) {
  double const distance = great_circle(hub, place).value, course = bearing(hub, place) / kDegreesPerRadian;
  return {distance * std::sin(course), distance * std::cos(course)};
}

GeoPoint on_earth(GeoPoint hub, Point at) {
  return destination(hub, std::atan2(at.x, at.y) * kDegreesPerRadian, {std::hypot(at.x, at.y)});
}

}  // namespace ruralsim::models::network
