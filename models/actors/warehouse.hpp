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
  void charge(BatchHead& head, sim::Time in_stock, sim::Time alone, sim::Time packed);

  WarehouseHall& hall_;
  Utilisation& utilisation_;
  OpeningLookup as_released_, as_supplied_;
  DepartureLookup departures_;
};

}  // namespace ruralsim::models
