// The actors of one county, put on the stage.
#pragma once

#include "models/actors/county_hub.hpp"
#include "models/actors/dispatcher.hpp"
#include "models/actors/household.hpp"
#include "models/actors/order_clerk.hpp"
#include "models/actors/returns.hpp"
#include "models/actors/select_stations.hpp"
#include "models/actors/sellers.hpp"
#include "models/actors/service_center.hpp"
#include "models/actors/stock_keeper.hpp"
#include "models/actors/technician.hpp"
#include "models/actors/truck.hpp"
#include "models/actors/villages.hpp"
#include "models/fleet.hpp"
#include "models/market.hpp"
#include "models/stations.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

namespace ruralsim::models {

// Where counties take turns, and their orders know nothing of deliveries, orders have places of their own:
// those of a week are placed and released, then the warehouse and then the hubs go through the week.
bool orders_go_ahead(Scenario const& scenario, Regimes const& regimes);

// A county with its actors. Addresses are stable: actors hold references.
struct CountyCast {
  // `ahead`: where orders are placed and released; null: where all else happens.
  CountyCast(Scenario const& scenario, Regimes const& regimes, std::size_t number, std::uint32_t replication,
             sim::Place& place, sim::Place* ahead, CountyLedger& ledger);

  // The county as those see it who place, take and release orders.
  County& orders() { return office ? *office : county; }
  void spawn_all();

  County county;
  std::unique_ptr<County> office;  // null: orders are placed where all else happens
  std::deque<Technician> technicians;
  std::optional<Stations> stations;

 private:
  void spawn_orders();
  void spawn_households();
  void spawn_stations();
  void spawn_technicians();
  void employ_technician(std::size_t k);
  void employ_truck(std::size_t k);

  OrderClerk clerk_;
  CountyHub hub_;
  Fleet fleet_;
  Dispatcher dispatcher_;
  Villages villages_;
  std::deque<Household> households_;
  Returns returns_;
  std::optional<Sellers> sellers_;
  std::optional<StockKeeper> stock_keeper_;
  std::optional<Market> market_;
  std::optional<SelectStations> select_stations_;
  std::deque<ServiceCenter> centers_;
  std::deque<Truck> trucks_;
};

}  // namespace ruralsim::models
