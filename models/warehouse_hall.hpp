// What the actors at the regional warehouse share: its agenda, its orders, its docks.
#pragma once

#include "models/county.hpp"
#include "models/places/capacity.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <vector>

namespace ruralsim::models {

// Goods whose vehicle met a closed road and turned back.
struct TurnedBack {
  sim::Time back;  // at the warehouse
  std::vector<Batch> batches;
};

struct WarehouseHall {
  WarehouseHall(sim::Place& place, Regimes const& with, std::size_t counties)
      : here(place),
        regimes(with),
        released(place, "orders"),
        supply(place, place, released),
        docks(counties),
        loading(counties),
        turned_back(counties),
        vehicles(counties),
        picking_capacity(counties) {}

  sim::Place& here;
  Regimes const& regimes;
  sim::Queue<Release> released;                      // from the counties, and from the national hub
  sim::Link<Release> supply;                         // on its way from the national hub
  std::vector<std::deque<Batch>> docks;              // by county: packed or being packed, in that order
  std::vector<std::vector<Batch>> loading;           // by county: in a vehicle that has not left
  std::vector<std::vector<TurnedBack>> turned_back;  // by county: on their way back from a closed road
  // By county, where they follow its orders: vehicles of each departure; parcels picked an hour.
  std::vector<Capacity> vehicles, picking_capacity;
  Line picking;
  Line picking_undisturbed;             // the same work, as if the warehouse were never out of action
  Stock* stock = nullptr;               // null: what the region has is never out of stock
  std::vector<CountyLedger*> ledgers;   // by county
  std::vector<Chance> chances;          // by county
  std::vector<std::string> county_ids;  // for what is told

  Regime const& regime() const { return regimes.at(here.now()); }

  void provide(std::uint32_t county, UpstreamNeeds const& needs) {
    vehicles[county].order(needs.vehicles, needs.from);
    picking_capacity[county].order(needs.picking, needs.from);
  }
  // Parcels picked an hour, for all counties; nothing: unlimited.
  std::optional<sim::PerHour> picking_rate() {
    auto const& s = regime().settings();
    if (s.facilities.picking == CapacityRule::as_set) return s.warehouse.picking_rate;
    std::int64_t all = 0;
    for (auto& part : picking_capacity) all += part.on(here.now().day());
    return sim::PerHour{static_cast<double>(std::max<std::int64_t>(all, 1))};
  }
};

}  // namespace ruralsim::models
