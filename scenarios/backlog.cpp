#include "scenarios/backlog.hpp"

#include "models/rules/harvest.hpp"
#include "scenarios/expected_orders.hpp"
#include "scenarios/stage_loads.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

using models::Scenario;
using models::Settings;

// A stretch of dates, and the day on which the next one begins.
template <class See>
void for_each_stretch(Scenario const& scenario, See&& see) {
  auto const& all = scenario.stretches;
  for (std::size_t i = 0; i < all.size(); ++i)
    see(all[i].settings, all[i].from_day, i + 1 < all.size() ? all[i + 1].from_day : scenario.run.days);
}

double share_left(double rho) {
  return rho > 1 ? 1 - 1 / rho : 0;
}

bool no_truck_comes(Settings const& s, std::size_t county) {
  return s.fleet.trucks == models::TruckRule::as_county && s.counties[county].trucks == 0;
}

// Who waits at the desk or for a shelf is bounded by their patience, and technicians hold few goods.
bool holds_goods(StageLoad const& load) {
  return load.section == "line_haul" || load.section == "hub" || load.stage == "trucks";
}

double share_left_in(Scenario const& scenario, Settings const& s, std::size_t county, double per_household) {
  if (no_truck_comes(s, county)) return 1;
  double share = 0;
  for (auto const& load :
       stage_loads({s, scenario.network.counties[county], s.counties[county], per_household}))
    if (holds_goods(load)) share = std::max(share, share_left(load.rho()));
  return share;
}

// Room of all ways back of a day, in m3 and kg.
struct RoomBack {
  double volume, weight;
  RoomBack(Settings const& s, double orders) {
    auto const departures = static_cast<double>(s.line_haul.departures.size());
    double volume_of_orders = 0;
    for (auto const& product : s.products) volume_of_orders += orders * product.share * product.volume.value;
    auto const& vehicle = s.cost.line_haul;
    double const vehicles =
        std::max(departures, vehicle.volume.value > 0 ? volume_of_orders / vehicle.volume.value : 0);
    auto const room = [&](auto const& stated, double of_one) {
      if (stated) return departures * stated->value;
      return of_one > 0 ? vehicles * of_one : INFINITY;
    };
    volume = room(s.selling.return_volume, vehicle.volume.value);
    weight = room(s.selling.return_weight, vehicle.payload.value);
  }
};

// What a county brings, day by day, and what of it waits.
struct CountyBoxes {
  std::vector<double> brought;
  double waiting = 0, most = 0;
};

// Adds the days of a stretch.
void add_boxes(Scenario const& scenario, std::size_t c, Settings const& s, std::int64_t from, std::int64_t to,
               CountyBoxes& boxes) {
  sim::Calendar const calendar(scenario.run.start);
  sim::WorkingTime const open(s.center.opening, calendar);
  auto const crops = models::rules::crops_of(s, calendar, scenario.run.days, open);
  auto const& county = scenario.network.counties[c];
  double const at_home = households(county);
  RoomBack const room(s, at_home * orders_a_day(s, scenario.run, from, to));
  bool const stay = no_truck_comes(s, c);
  double const places = s.selling.center_room && stay ? static_cast<double>(*s.selling.center_room) *
                                                            static_cast<double>(county.centers.size())
                                                      : INFINITY;
  for (auto day = from; day < to; ++day) {
    double number = 0, volume = 0, weight = 0;
    for (std::size_t g = 0; g < crops.size(); ++g) {
      auto const& harvest = s.harvests[g];
      if (!harvest.terrain.empty() && harvest.terrain != county.terrain) continue;
      double const n = at_home * harvest.villages * crops[g].boxes[static_cast<std::size_t>(day)];
      number += n, volume += n * harvest.volume.value, weight += n * harvest.weight.value;
    }
    boxes.brought[static_cast<std::size_t>(day)] += number;
    double const load = stay ? INFINITY : std::max(volume / room.volume, weight / room.weight);
    // Below a load of 1 there is room for what waits from earlier days.
    boxes.waiting += number > 0 ? number * (1 - 1 / load) : -boxes.waiting;
    boxes.waiting = std::clamp(boxes.waiting, 0.0, places);
    boxes.most = std::max(boxes.most, boxes.waiting);
  }
}

}  // namespace

double orders_left_waiting(Scenario const& scenario) {
  double left = 0;
  for_each_stretch(scenario, [&](Settings const& s, std::int64_t from, std::int64_t to) {
    double const per_household = orders_a_day(s, scenario.run, from, to);
    double all = 0;
    std::vector<double> orders;
    for (auto const& county : scenario.network.counties)
      all += orders.emplace_back(households(county) * per_household);
    double at_warehouse = 0;
    if (s.warehouse.picking_rate && s.facilities.picking == models::CapacityRule::as_set)
      at_warehouse = share_left(rho(all, s.warehouse.picking_rate->value * hours_a_day(s.warehouse.shifts)));
    for (std::size_t c = 0; c < orders.size(); ++c)
      left += static_cast<double>(to - from) * orders[c] *
              std::max(at_warehouse, share_left_in(scenario, s, c, per_household));
  });
  return left;
}

BoxesForSale boxes_for_sale(Scenario const& scenario) {
  if (scenario.stretches.front().settings.harvests.empty()) return {};
  std::vector<double> brought(static_cast<std::size_t>(scenario.run.days));
  BoxesForSale all;
  for (std::size_t c = 0; c < scenario.network.counties.size(); ++c) {
    CountyBoxes boxes{.brought = std::move(brought)};
    for_each_stretch(scenario, [&](Settings const& s, std::int64_t from, std::int64_t to) {
      add_boxes(scenario, c, s, from, to, boxes);
    });
    all.waiting += boxes.most;
    brought = std::move(boxes.brought);
  }
  all.fullest_day = *std::max_element(brought.begin(), brought.end());
  return all;
}

}  // namespace ruralsim::scenarios
