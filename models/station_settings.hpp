// Select stations and who walks in there; defaults, ranges and sources stand in scenarios/sections.
#pragma once

#include "sim/quantity.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models {

// Which of a county's centers are select stations, if a share of them is.
enum class StationRule : std::uint8_t { most_households, remotest };

// How the goods of a stock at select stations come there.
enum class Supply : std::uint8_t {
  network,   // as parcels from the warehouse: picked, by line-haul, hub and truck
  lead_time  // a lead time later, from an ample source
};

struct StationSettings {
  sim::PerYear walk_ins_per_household;    // of households that do not buy online, at the station's door
  std::optional<sim::Km> distance_decay;  // by road, at which walk-ins are 1/e of those; nothing: no falling
  double order_share = 0;                 // of walk-ins who find nothing: they order at the desk
};

}  // namespace ruralsim::models
