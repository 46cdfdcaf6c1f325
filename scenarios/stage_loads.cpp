#include "scenarios/stage_loads.hpp"

#include "scenarios/expected_orders.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ruralsim::scenarios {
namespace {

using models::Handling;

double busiest_center(models::network::County const& county) {
  std::vector<double> sums(county.centers.size());
  for (auto const& village : county.villages) sums.at(village.center.index()) += village.households;
  return sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
}

// m3 of the mean order, appliances included.
double mean_volume(models::Settings const& settings) {
  double volume = 0;
  for (auto const& product : settings.products) volume += product.share * product.volume.value;
  return volume;
}

double parcels_share(models::Settings const& settings) {
  double share = 0;
  for (auto const& product : settings.products)
    if (product.handling == Handling::parcel) share += product.share;
  return share;
}

void add_upstream(MeanDay const& day, std::vector<StageLoad>& loads) {
  auto const& [line_haul, hub] = std::tie(day.settings.line_haul, day.settings.hub);
  auto const& facilities = day.settings.facilities;  // what follows the orders is not overloaded for long
  if (line_haul.volume && facilities.line_haul == models::CapacityRule::as_set) {
    loads.push_back({"line_haul", day.orders() * mean_volume(day.settings),
                     line_haul.volume->value * static_cast<double>(line_haul.departures.size()), "line_haul",
                     "volume"});
  }
  // Unloading a vehicle keeps the hub from sorting.
  double const unloading =
      static_cast<double>(hub.unloading_time.value) / 3600 * static_cast<double>(line_haul.departures.size());
  bool const sorts_as_set = hub.sorting_rate && facilities.sorting == models::CapacityRule::as_set;
  double const sorting = sorts_as_set ? day.orders() / hub.sorting_rate->value : 0;
  loads.push_back({"hub", unloading + sorting, hours_a_day(hub.shifts), "hub",
                   sorting > 0 ? "sorting_rate" : "unloading_time"});
}

void add_busiest_center(MeanDay const& day, std::vector<StageLoad>& loads) {
  auto const& center = day.settings.center;
  double const orders = busiest_center(day.map) * day.orders_per_household;
  if (center.desk.agents > 0) {
    loads.push_back({"desk of the busiest center",
                     orders * day.settings.demand.assisted_share * center.desk.order_time.mean() / 3600,
                     static_cast<double>(center.desk.agents) * hours_a_day(center.opening), "desk",
                     "agents"});
  }
  bool const as_set = day.settings.facilities.shelves == models::CapacityRule::as_set;
  if (as_set && center.shelf_capacity && center.pick_up_delay) {
    loads.push_back({"shelf of the busiest center",
                     orders * parcels_share(day.settings) * center.pick_up_delay->mean() / 86400,
                     static_cast<double>(*center.shelf_capacity), "center", "shelf_capacity"});
  }
}

}  // namespace

double MeanDay::orders() const {
  return households(map) * orders_per_household;
}

double rho(double work, double capacity) {
  return capacity > 0 ? work / capacity : 0;
}

double StageLoad::rho() const {
  return scenarios::rho(work, capacity);
}

double hours_a_day(sim::WeeklyHours const& week) {
  return static_cast<double>(week.per_week().value) / 3600 / 7;
}

Spread spread_of(models::network::County const& map, std::vector<models::network::Point> const& places,
                 std::vector<double> const& weights) {
  double sum = 0, x = 0, y = 0, squares = 0, from_hub = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const& [at, w] = std::tie(places[i], weights[i]);
    sum += w, x += w * at.x, y += w * at.y;
    squares += w * (at.x * at.x + at.y * at.y);
    from_hub += w * map.road({}, at).value;
  }
  if (sum <= 0) return {};
  double const about_middle = squares / sum - (x * x + y * y) / (sum * sum);
  return {from_hub / sum, map.detour * std::sqrt(std::max(about_middle, 0.0))};
}

std::vector<StageLoad> stage_loads(MeanDay const& day) {
  std::vector<StageLoad> loads;
  add_upstream(day, loads);
  for (auto const& part : {truck_loads(day), technician_loads(day)})
    loads.insert(loads.end(), part.begin(), part.end());
  add_busiest_center(day, loads);
  return loads;
}

}  // namespace ruralsim::scenarios
