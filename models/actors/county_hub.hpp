// The county hub: unloads what the line-haul brings and sorts it by center.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class CountyHub {
 public:
  explicit CountyHub(County& county) : county_(county) {}
  sim::Task<> run();

 private:
  void sort(Load load);
  void send_back(sim::Time leaves);
  void charge(BatchHead& head, sim::Time on_time, sim::Time alone, sim::Time sorted);

  County& county_;
  Line crew_;
  OpeningLookup hours_;
  DepartureLookup departures_;
};

}  // namespace ruralsim::models
