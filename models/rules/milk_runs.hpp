// From settings and expected volumes to planned milk runs and the fleet they need.
#pragma once

#include "models/places/roads.hpp"
#include "models/rules/routing.hpp"
#include "models/settings.hpp"

#include <vector>

namespace ruralsim::models::rules {

// Orders a day that each center is to expect: the mean of the next four weeks, by center (0: not open).
struct Expected {
  std::vector<double> parcels;  // all orders that come by truck
  double volume, weight;        // m3, kg of the mean order
  double extra_seconds;         // a parcel, for carrying appliances into homes
};

// The longest window of a week's shift.
sim::Seconds longest_shift(WeeklyHours const& shift);

// The routing problem of one departure, for centers with expected parcels; `stops[i]` is the center of stop i
// + 1.
RoutingProblem routing_problem(TruckSettings const& truck, Roads const& roads, Expected const& expected,
                               std::vector<std::uint16_t>& stops);

// Fewest trucks that can drive these runs within a shift (first fit by falling duration; Johnson 1973).
std::int64_t trucks_needed(std::vector<Run> const& runs, sim::Seconds shift);

}  // namespace ruralsim::models::rules
