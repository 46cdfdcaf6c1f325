#include "models/network/network.hpp"

#include "models/network/draw.hpp"

#include <cmath>

namespace ruralsim::models::network {

sim::Km County::road(Point a, Point b) const {
  if (roads)
    if (auto const known = roads->between(a, b)) return *known;
  return {std::hypot(a.x - b.x, a.y - b.y) * detour};
}

std::uint64_t Network::key() const {
  return region_id.empty() ? 0 : key_of(region_id);
}

}  // namespace ruralsim::models::network
