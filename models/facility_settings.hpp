// How the capacities of warehouse, line-haul, hub and centers follow a growing network.
#pragma once

#include "sim/quantity.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models {

// As the section of the facility says, or following the orders of the county (of all counties together at
// the warehouse) with a lag. What follows never shrinks: buildings and contracts stay.
enum class CapacityRule : std::uint8_t { as_set, by_parcels };

struct FacilitySettings {
  CapacityRule picking = CapacityRule::as_set;
  CapacityRule line_haul = CapacityRule::as_set;
  CapacityRule sorting = CapacityRule::as_set;
  CapacityRule shelves = CapacityRule::as_set;
  sim::Seconds picking_time = sim::hours(2);     // in which a mean day's orders are picked
  sim::Seconds sorting_time = sim::minutes(75);  // in which a mean day's orders are sorted
  double line_haul_days = 1.5;                   // mean days' goods for which a day's vehicles have room
  double shelf_days = 5;                         // mean days' goods of a center for which it has room
  std::int64_t smoothing_days = 28;              // over which orders a day are averaged
  std::int64_t review_days = 91;                 // from one look at the orders to the next
  std::int64_t lag = 90;                         // days from the look to the capacity in place
  friend bool operator==(FacilitySettings const&, FacilitySettings const&) = default;
};

// The rate of the settings where the rule goes by it.
inline std::optional<sim::PerHour> if_as_set(CapacityRule rule, std::optional<sim::PerHour> rate) {
  return rule == CapacityRule::as_set ? rate : std::nullopt;
}

inline bool follows_orders(FacilitySettings const& f) {
  return f.picking != CapacityRule::as_set || f.line_haul != CapacityRule::as_set ||
         f.sorting != CapacityRule::as_set || f.shelves != CapacityRule::as_set;
}

}  // namespace ruralsim::models
