// A village: places its households' orders.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class VillageActor {
 public:
  VillageActor(County& county, network::VillageId id);

  // Draws the orders of each day at its first second: nothing that happens during a day changes them.
  sim::Task<> run();

 private:
  void place_todays_orders();

  County& county_;
  network::VillageId id_;
  std::size_t center_;
  double households_;
  sim::Stream orders_, desk_;
};

}  // namespace ruralsim::models
