#include "models/network/geo.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruralsim::models::network {
namespace {

constexpr double kRadian = std::numbers::pi / 180;

// The longitude that means the same, -180 to 180.
double wound_back(double longitude) {
  return std::remainder(longitude, 360);
}

}  // namespace

bool is_on_earth(GeoPoint place) {
  return std::abs(place.latitude) <= 90 && std::abs(place.longitude) <= 180;
}

sim::Km great_circle(GeoPoint a, GeoPoint b) {
  double const north = std::sin((b.latitude - a.latitude) * kRadian / 2);
  double const east = std::sin((b.longitude - a.longitude) * kRadian / 2);
  double const h =
      north * north + std::cos(a.latitude * kRadian) * std::cos(b.latitude * kRadian) * east * east;
  return kEarthRadius * (2 * std::asin(std::sqrt(std::min(h, 1.0))));
}

double bearing(GeoPoint a, GeoPoint b) {
  double const from = a.latitude * kRadian, to = b.latitude * kRadian;
  double const turn = (b.longitude - a.longitude) * kRadian;
  double const east = std::sin(turn) * std::cos(to);
  double const north = std::cos(from) * std::sin(to) - std::sin(from) * std::cos(to) * std::cos(turn);
  double const degrees = std::atan2(east, north) / kRadian;
  return degrees < 0 ? std::fmod(degrees + 360, 360) : degrees;
}

GeoPoint destination(GeoPoint from, double bearing, sim::Km distance) {
  double const angle = distance / kEarthRadius, course = bearing * kRadian, start = from.latitude * kRadian;
  double const sine =
      std::sin(start) * std::cos(angle) + std::cos(start) * std::sin(angle) * std::cos(course);
  double const turn = std::atan2(std::sin(course) * std::sin(angle) * std::cos(start),
                                 std::cos(angle) - std::sin(start) * sine);
  return {std::asin(std::clamp(sine, -1.0, 1.0)) / kRadian, wound_back(from.longitude + turn / kRadian)};
}

}  // namespace ruralsim::models::network
