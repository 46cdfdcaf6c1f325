#pragma once
// Goods that came for a county's pre-stock in a week. A run knows of them no more than when they come: they
// go from the warehouse to the hub in vehicles of the line-haul's kind, beside those of the parcels, and are
// charged the part of a vehicle that they fill, by volume or weight, whichever is more, there and back. That
// is as if vehicles went full: a lower bound where little comes at a time. What lies there when the run
// begins was paid before.

#include "results/figures/runs.hpp"

namespace ruralsim::results::figures {

struct Restocking {
  double pieces = 0;
  double weight = 0;    // kg
  double vehicles = 0;  // parts of them added up
};

Restocking restocking_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week);

}  // namespace ruralsim::results::figures
