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
  void take_turned_back(sim::Time now);
  rules::Journey journey(Load& goods, sim::Time departure) const;
  void turn_back(Load goods, sim::Time departure, sim::Time back);
  double driven_there(sim::Time departure, sim::Time back) const;
  void watch(Load const& goods, sim::Time departure, rules::Journey const& way);
  sim::Seconds breakdown(sim::Time departure, sim::Seconds driving) const;
  // Vehicles carry the goods there and come back, empty as far as this end knows. If they turn back on the
  // way they have carried them nowhere: the kilometres count as empty ones.
  struct Trip {
    sim::Time departs;
    sim::Seconds there, back;
    double metres;  // there
    bool turned_back;
  };
  void count_haul(Load& goods, Trip const& trip);
  sim::Seconds travel_time(sim::Time departure, sim::Seconds nominal) const;

  WarehouseHall& hall_;
  network::County const& county_;
  std::size_t number_;
  sim::Link<Load>& down_;
  CountyLedger& ledger_;
};

}  // namespace ruralsim::models
