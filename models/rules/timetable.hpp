// The way an order would go alone: with the whole network to itself, held up by nothing but cut-offs,
// opening hours, departures and distance.
#pragma once

#include "models/settings.hpp"
#include "sim/working_time.hpp"

#include <optional>
#include <vector>

namespace ruralsim::models::rules {

// The first departure at or after t at which `open` is open; kNever if there is none in 400 days.
sim::Time next_departure(std::vector<sim::Seconds> const& departures, sim::WorkingTime const& open,
                         sim::Time t);

// The nominal duration of a line-haul over `distance`: driving and the mean delay.
sim::Seconds line_haul_time(sim::Km distance, LineHaulSettings const& settings);

// What an order meets between its release and the hub's bay.
struct Timetable {
  WarehouseSettings const* warehouse;
  LineHaulSettings const* line_haul;
  HubSettings const* hub;
  TruckSettings const* truck;
  sim::WorkingTime const* warehouse_open;
  sim::WorkingTime const* line_haul_days;  // open all day but on holidays
  sim::WorkingTime const* hub_open;
  sim::WorkingTime const* truck_shift;
  sim::Seconds line_haul_time;  // nominal: driving and mean delay
  // Nothing: a parcel alone takes no time, as where the capacity follows the orders.
  std::optional<sim::PerHour> picking_rate = {}, sorting_rate = {};

  // Sorted at the hub, if released to picking at `released`.
  sim::Time sorted(sim::Time released) const;
  // Leaves the hub's yard (loading begins) with the next departure of the trucks.
  sim::Time truck_departs(sim::Time sorted_at) const;
};

}  // namespace ruralsim::models::rules
