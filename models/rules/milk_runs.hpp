// From settings and expected volumes to planned milk runs and the fleet they need.
#pragma once

#include "models/places/roads.hpp"
#include "models/rules/routing.hpp"
#include "models/rules/timetable.hpp"
#include "models/settings.hpp"

#include <vector>

namespace ruralsim::models::rules {

// Orders a day that each center is to expect: the mean of the next four weeks, by center (0: not open).
struct Expected {
  std::vector<double> parcels;       // all orders that come by truck
  double volume, weight;             // m3, kg of the mean order
  double extra_seconds;              // a parcel, for carrying appliances in
  std::vector<double> home_seconds;  // a parcel, by center: for the ways into the homes; empty: none
};

// The shifts that begin on a weekday (0 is Monday). One that goes on past midnight ends after 24:00, and
// lasts 24 hours at most; what is left of it in the morning is no shift of the next day's.
std::vector<sim::ClockWindow> shifts_begun(WeeklyHours const& hours, std::size_t weekday);
// The longest of a week; an empty one if there is none.
sim::ClockWindow longest_shift(WeeklyHours const& hours);
// A time of day as that shift counts it: 02:00 is 26:00 of one that began the evening before.
Seconds within_shift(Seconds clock, sim::ClockWindow shift);

// By truck departure of a day: how much of a mean day's orders the timetable brings to it, over the days on
// which it brings any (above 1 where goods gather over days without trucks); 0 where it never brings any.
// `by_hour`: relative weights of the hours at which orders are placed.
std::vector<double> shares_by_departure(Timetable const& timetable, std::array<double, 24> const& by_hour);

// The departure that has most to carry, and how long its runs may take within the working window.
struct DepartureLoad {
  double share;  // of a day's expected parcels
  sim::Seconds longest_run;
};
DepartureLoad fullest_departure(TruckSettings const& truck, std::vector<double> const& shares,
                                sim::ClockWindow window);

// The routing problem of a departure, for the centers that expect parcels; `stops[i]` is the center of stop
// i + 1.
RoutingProblem routing_problem(TruckSettings const& truck, Roads const& roads, Expected const& expected,
                               DepartureLoad const& load, std::vector<std::uint16_t>& stops);

// Fewest trucks with which all runs after each of `departures` (times of day) end within one day's
// window, the longest first, each by whoever is free first (Graham 1969). A run too long for
// it has a truck to itself, from the departure on.
std::int64_t trucks_needed(std::vector<Run> const& runs, std::vector<sim::Seconds> departures,
                           sim::ClockWindow window);

}  // namespace ruralsim::models::rules
