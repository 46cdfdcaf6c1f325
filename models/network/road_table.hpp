// Distances by road that are known, of a county.
#pragma once

#include "sim/quantity.hpp"

#include <array>
#include <map>
#include <optional>

namespace ruralsim::models::network {

struct Point;

// Between places of a county's plane, the same either way.
class RoadTable {
 public:
  // Whether nothing else was said of these two before.
  bool set(Point const& a, Point const& b, sim::Km road);
  std::optional<sim::Km> between(Point const& a, Point const& b) const;

 private:
  std::map<std::array<double, 4>, double> km_;
};

}  // namespace ruralsim::models::network
