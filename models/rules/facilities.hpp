// What capacity a county's orders ask for, of each facility that follows them.
#pragma once

#include "models/settings.hpp"

#include <cstdint>

namespace ruralsim::models::rules {

// A mean day's orders of a county.
struct DailyOrders {
  double orders = 0;
  double volume = 0;  // m3
};

// Of a county's part of the warehouse, of its line-haul, of its hub.
struct Capacities {
  std::int64_t picking = 0;   // parcels an hour
  std::int64_t vehicles = 0;  // of each departure of the line-haul
  std::int64_t sorting = 0;   // parcels an hour
};

// Enough for the times of the settings, rounded up; at least one of each. `vehicle`: room of one, above 0 if
// the line-haul follows.
Capacities capacities_for(DailyOrders const& day, FacilitySettings const& facilities, sim::M3 vehicle,
                          std::size_t departures);

// Parcels that a center is to have room for, by its orders a day; at least one.
std::int64_t shelf_for(double orders, FacilitySettings const& facilities);

// m3 of a departure of the line-haul: as set (infinite: unlimited), or that of its vehicles where their
// number follows the orders.
double departure_room(Settings const& settings, std::int64_t vehicles);

}  // namespace ruralsim::models::rules
