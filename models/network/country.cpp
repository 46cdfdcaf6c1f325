#include "models/network/country.hpp"

#include <cmath>
#include <numbers>

namespace ruralsim::models::network {

sim::Km Prefecture::radius() const {
  return {std::sqrt(area.value / std::numbers::pi)};
}

std::int64_t Province::counties() const {
  std::int64_t sum = 0;
  for (auto const& prefecture : prefectures) sum += prefecture.counties;
  return sum;
}

double Province::villages() const {
  double sum = 0;
  for (auto const& prefecture : prefectures) sum += prefecture.villages;
  return sum;
}

bool inside(std::vector<Ring> const& rings, GeoPoint place) {
  bool odd = false;
  for (auto const& ring : rings) {
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
      GeoPoint const a = ring[last], b = ring[i];
      if ((a.latitude > place.latitude) == (b.latitude > place.latitude)) continue;
      double const share = (place.latitude - a.latitude) / (b.latitude - a.latitude);
      if (place.longitude < a.longitude + share * (b.longitude - a.longitude)) odd = !odd;
    }
  }
  return odd;
}

}  // namespace ruralsim::models::network
