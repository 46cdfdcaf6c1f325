// The regional warehouse: takes in orders, waits for what the national hub must send, picks and packs.
#pragma once

#include "models/warehouse_hall.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class Warehouse {
 public:
  Warehouse(WarehouseHall& hall, Utilisation& utilisation) : hall_(hall), utilisation_(utilisation) {}
  // Releases are picked first come first served, center by center.
  sim::Task<> run();

 private:
  void serve_from_stock(Release& release);
  void order_from_national_hub(Release& release);
  void pick(Release release);
  // When a batch would be packed: with all goods in stock, with the warehouse to itself, if it were never out
  // of action, and as it is.
  struct Packed {
    sim::Time in_stock, alone, undisturbed, packed;
  };
  void charge(BatchHead& head, Packed const& when);
  void charge_missed_departures(BatchHead& head, std::uint32_t county, sim::Time packed);

  WarehouseHall& hall_;
  Utilisation& utilisation_;
  OpeningLookup as_released_, as_supplied_;
  DepartureLookup if_in_stock_, alone_, undisturbed_, packed_;
  DepartureLookup timetabled_, with_closed_roads_;
};

}  // namespace ruralsim::models
