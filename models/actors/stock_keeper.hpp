// The keeper of a place's stock: takes in what arrives, and reviews what is reviewed by the clock.
#pragma once

#include "models/stock.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class StockKeeper {
 public:
  explicit StockKeeper(Stock& stock) : stock_(stock) {}
  // What arrives in the second of a review is there when the review is made.
  sim::Task<> run();

 private:
  Stock& stock_;
};

}  // namespace ruralsim::models
