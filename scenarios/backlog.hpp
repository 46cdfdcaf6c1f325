// What waits at the end of a run because a stage cannot do its work, estimated before anything is simulated.
#pragma once

#include "models/scenario.hpp"

namespace ruralsim::scenarios {

// Orders of all counties that no line-haul, hub, warehouse or truck had time or room for. Stages with more
// work than they can do, on the mean day of each stretch of dates, leave the rest of it; a county whose
// trucks follow a rule is taken to have enough.
double orders_left_waiting(models::Scenario const& scenario);

struct BoxesForSale {
  double fullest_day = 0;  // brought on it, in all counties
  double waiting = 0;      // at most, at the hubs for room on ways back, and at centers without any truck
};
BoxesForSale boxes_for_sale(models::Scenario const& scenario);

}  // namespace ruralsim::scenarios
