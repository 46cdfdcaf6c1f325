// Which places are farther apart by road than a distance that is known, told without working their road out.
#pragma once

#include "models/network/network.hpp"

#include <limits>

namespace ruralsim::models::network {

class Reach {
 public:
  // Of a road so long, in this county.
  Reach(County const& county, sim::Km road) : square_(square_of(county, road.value / county.detour)) {}

  // Whether the road between these is longer for certain. Where it is not, County::road tells.
  bool excludes(Point a, Point b) const {
    double const x = a.x - b.x, y = a.y - b.y;
    return x * x + y * y > square_;
  }

 private:
  static double square_of(County const& county, double straight) {
    if (county.roads) return std::numeric_limits<double>::infinity();  // one may be shorter than its detour
    return straight * straight * (1 + 1e-9);                           // rounding may not exclude anything
  }

  double square_;  // km2, of a straight line
};

}  // namespace ruralsim::models::network
