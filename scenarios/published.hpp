#pragma once

#include "sim/quantity.hpp"

#include <cstdint>
#include <string>

namespace ruralsim::scenarios {

// Distances in a straight line.
enum class Measured : std::uint8_t { warehouse_to_county, seat_to_village };

// A figure that is published of a country, beside which `check` tells that of the scenario's network.
struct PublishedDistance {
  std::string id;
  Measured of = Measured::warehouse_to_county;
  std::string regions;  // name or group; "": all
  double share = 0;     // of the counties or villages, that are no farther
  sim::Km distance{0};
  std::string source;  // for people
};

}  // namespace ruralsim::scenarios
