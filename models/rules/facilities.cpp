#include "models/rules/facilities.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {
namespace {

std::int64_t at_least_one(double needed) {
  return std::max<std::int64_t>(static_cast<std::int64_t>(std::ceil(needed - 1e-9)), 1);
}

}  // namespace

Capacities capacities_for(DailyOrders const& day, FacilitySettings const& facilities, sim::M3 vehicle,
                          std::size_t departures) {
  auto const an_hour = [&](sim::Seconds within) {
    return at_least_one(day.orders * 3600 / static_cast<double>(within.value));
  };
  Capacities out{.picking = an_hour(facilities.picking_time), .sorting = an_hour(facilities.sorting_time)};
  if (vehicle.value > 0)
    out.vehicles = at_least_one(day.volume * facilities.line_haul_days /
                                (static_cast<double>(departures) * vehicle.value));
  return out;
}

std::int64_t shelf_for(double orders, FacilitySettings const& facilities) {
  return at_least_one(orders * facilities.shelf_days);
}

double departure_room(Settings const& settings, std::int64_t vehicles) {
  if (settings.facilities.line_haul == CapacityRule::by_parcels)
    return static_cast<double>(vehicles) * settings.cost.line_haul.volume.value;
  return settings.line_haul.volume ? settings.line_haul.volume->value : INFINITY;
}

}  // namespace ruralsim::models::rules
