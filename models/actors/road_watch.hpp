// Tells what is closed and open again, as who waits there learns it.
#pragma once

#include "models/county.hpp"
#include "models/warehouse_hall.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

// Until when it is closed, and by what, as was told last; nothing: it was open.
struct ToldOfRoad {
  sim::Time until{};
  std::string_view by;
};

// Of a county: technicians hear when a road is open again.
sim::Task<> watch_roads(County& county);
// Of the warehouse.
sim::Task<> watch_outages(WarehouseHall& hall);

}  // namespace ruralsim::models
