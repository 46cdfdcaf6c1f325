#include "experiments/upper_bounds.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::experiments {
namespace {

using models::Reason;
using models::Scenario;
using sim::text;
using Overrides = std::vector<std::string>;

// More agents than ever stand before a desk in any scenario that ends in our time.
constexpr int kManyAgents = 200;

// More pieces of a group than a run asks one place for. Their seconds in stock still add up in 64 bits, over
// all stations of a county and ten years.
constexpr char const* kAmple = "100000000 pieces";

// What is counted by the piece has all of them from the first day on, and orders none.
Overrides stock(Scenario const& scenario) {
  Overrides all;
  for (auto const& held : scenario.settings_on(0).stocks)
    all.push_back(text("stock.{}.initial={}", held.id, kAmple));
  for (auto const& product : scenario.settings_on(0).products)
    all.push_back(text("product.{}.stocked_in_region=100 %", product.id));
  return all;
}

Overrides desk(Scenario const&) {
  return {text("desk.agents={}", kManyAgents)};
}

// What follows the orders has its own capacity no longer.
Overrides warehouse(Scenario const&) {
  return {"facilities.picking=as-set", "warehouse.picking_rate=unlimited", "warehouse.shifts=00:00-24:00"};
}

// No delay is longer than the mean one, which the timetable counts on.
Overrides line_haul(Scenario const& scenario) {
  auto const mean = scenario.settings_on(0).line_haul.delay.mean();
  return {"facilities.line_haul=as-set", "line_haul.volume=unlimited",
          text("line_haul.delay={:.0f} s", mean)};
}

Overrides hub(Scenario const&) {
  return {"facilities.sorting=as-set", "hub.sorting_rate=unlimited", "hub.unloading_time=0 s",
          "hub.shifts=00:00-24:00"};
}

// A fleet that follows the network has its own number no longer.
void drop_rule(Overrides& all, Scenario const& scenario, bool (*by_rule)(models::FleetSettings const&),
               char const* key) {
  if (std::any_of(scenario.stretches.begin(), scenario.stretches.end(),
                  [&](auto const& stretch) { return by_rule(stretch.settings.fleet); }))
    all.push_back(text("fleet.{}=as-county", key));
}

// A truck of its own for every center and departure, with room for all that waits for it.
Overrides trucks(Scenario const& scenario) {
  Overrides all{"truck.stops=1", "truck.parcels=1000000", "truck.volume=10000 m3", "truck.weight=1000 t"};
  std::size_t departures = 1;
  for (auto const& stretch : scenario.stretches)
    departures = std::max(departures, stretch.settings.truck.departures.size());
  for (auto const& county : scenario.network.counties)
    all.push_back(text("county.{}.trucks={}", county.id, county.centers.size() * departures));
  drop_rule(
      all, scenario, [](auto const& fleet) { return fleet.trucks != models::TruckRule::as_county; },
      "trucks");
  return all;
}

Overrides shelf(Scenario const&) {
  return {"facilities.shelves=as-set", "center.shelf_capacity=unlimited"};
}

// Ten for each job of a peak day, all of them with every skill.
Overrides technicians(Scenario const& scenario) {
  constexpr double kPeak = 3, kEach = 10;
  auto const& s = scenario.settings_on(0);
  double appliances = 0;
  for (auto const& product : s.products)
    if (product.handling == models::Handling::appliance) appliances += product.share;
  Overrides all;
  for (auto const& county : scenario.network.counties) {
    double households = 0;
    for (auto const& village : county.villages) households += static_cast<double>(village.households);
    double const jobs =
        households * s.demand.adoption * s.demand.orders_per_household.value / 365 * appliances;
    all.push_back(text("county.{}.technicians={:.0f}", county.id,
                       std::min(10'000.0, std::ceil(kEach * (1 + kPeak * jobs)))));
  }
  for (auto const& skill : s.installation.skills) all.push_back(text("skill.{}.share=100 %", skill.skill));
  drop_rule(
      all, scenario, [](auto const& fleet) { return fleet.technicians != models::TechnicianRule::as_county; },
      "technicians");
  return all;
}

Overrides disturbances(Scenario const&) {
  return {"run.disturbances=false"};
}

Resource const kResources[] = {
    {"desk", "nobody queues at a center's desk", {Reason::desk}, desk},
    {"stock", "the regional warehouse has everything, and every stock is ample", {Reason::no_stock}, stock},
    {"warehouse", "picks at once, at any hour", {Reason::warehouse_capacity}, warehouse},
    {"line-haul",
     "takes all there is and is never later than its mean",
     {Reason::line_haul_full, Reason::line_haul_delay},
     line_haul},
    {"hub", "unloads and sorts at once, at any hour", {Reason::hub_sorting}, hub},
    {"trucks",
     "each center has a truck of its own at each departure",
     {Reason::truck_full, Reason::shift_over, Reason::route_not_run, Reason::stops_before},
     trucks},
    {"shelf", "a center's shelf is never full", {Reason::shelf_full}, shelf},
    {"technicians", "one is always free", {Reason::technician}, technicians},
    {"disturbances",
     "nothing goes wrong",
     {Reason::road_closed, Reason::breakdown, Reason::warehouse_out},
     disturbances},
};

Resource const& find(std::string const& name) {
  auto const found = std::find_if(std::begin(kResources), std::end(kResources),
                                  [&](Resource const& resource) { return resource.name == name; });
  if (found != std::end(kResources)) return *found;
  std::string known;
  for (auto const& resource : kResources) known += (known.empty() ? "" : ", ") + std::string(resource.name);
  throw sim::Error(sim::Blame::usage, text("--perfect {}: no such resource (known: {})", name, known));
}

}  // namespace

std::span<Resource const> resources() {
  return kResources;
}

std::vector<std::string> upper_bound(std::span<std::string const> names, models::Scenario const& scenario) {
  Overrides all;
  for (auto const& name : names)
    for (auto& one : find(name).overrides(scenario)) all.push_back(std::move(one));
  return all;
}

}  // namespace ruralsim::experiments
