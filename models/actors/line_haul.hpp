// The line-haul to one county: timetabled departures of limited volume.
#pragma once

#include "models/warehouse_hall.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class LineHaul {
 public:
  LineHaul(WarehouseHall& hall, network::County const& county, std::size_t number, sim::Link<Load>& down,
           CountyLedger& ledger)
      : hall_(hall), county_(county), number_(number), down_(down), ledger_(ledger) {}
  sim::Task<> run();

 private:
  void load(sim::Time departure);
  // Vehicles carry the goods there and come back empty.
  void count_haul(Load const& goods, sim::Time departure, sim::Seconds there, sim::Seconds back);
  sim::Seconds travel_time(sim::Time departure, sim::Seconds nominal) const;

  WarehouseHall& hall_;
  network::County const& county_;
  std::size_t number_;
  sim::Link<Load>& down_;
  CountyLedger& ledger_;
};

}  // namespace ruralsim::models
