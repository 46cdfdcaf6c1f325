// Villagers who bring back what they have collected: it lies at the center for the truck.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class Returns {
 public:
  explicit Returns(County& county) : county_(county) {}

  // Settles every day at its first second: what is brought back was in hand the day before.
  sim::Task<> run();

 private:
  void bring_back_today();

  County& county_;
};

}  // namespace ruralsim::models
