#include "models/network/network.hpp"

#include <cmath>

namespace ruralsim::models::network {

sim::Km County::road(Point a, Point b) const {
  return {std::hypot(a.x - b.x, a.y - b.y) * detour};
}

}  // namespace ruralsim::models::network
