// Where the seats of drawn counties lie: spread over the land of their prefectures.
#pragma once

#include "models/network/country.hpp"
#include "sim/random.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ruralsim::models::network {

// The prefectures to which the first so many counties of a province belong, each the one that has fewest for
// its number (Sainte-Laguë: the highest quotient counties / (2 given + 1); of equal ones the first).
std::vector<std::size_t> prefectures_in_turn(Province const& province, std::int64_t counties);

// The land that one prefecture of a country holds as far as it is known: nearer to its middle than to any
// other, distances counting by radius, within kReach radii, and on land.
class Cell {
 public:
  static constexpr double kReach = 1.0;

  // Keeps a reference to the country.
  Cell(Country const& country, std::size_t province, std::size_t prefecture);

  bool holds(GeoPoint place) const;
  // Anywhere in it, all points alike; an island too small for the outline of the land has no such point, and
  // any within half a radius is taken.
  GeoPoint draw(sim::Stream& luck) const;

 private:
  struct Disc {
    GeoPoint middle;
    sim::Km radius;
  };
  Country const* country_;
  Disc own_;
  std::vector<Disc> neighbours_;
};

// Of several candidates the one farthest from its nearest other seat (Mitchell, Computer Graphics 25(4),
// 1991).
GeoPoint best_candidate(Cell const& cell, std::vector<GeoPoint> const& seats, sim::Stream& luck);

}  // namespace ruralsim::models::network
