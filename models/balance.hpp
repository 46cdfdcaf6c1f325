// Nothing vanishes: checked at the end of every run.
#pragma once

#include "models/ledger.hpp"
#include "models/scenario.hpp"

namespace ruralsim::models {

// For every county and product group: ordered = ready (or in hand) + waiting (by stage) + returned + lost,
// and every order whose next-day deadline has passed is either next-day or charged to exactly one reason.
// No stage ends before it begins (placed, accepted, released, ..., in hand), in sums and order by order.
// What is ready is in hand, returned or on a shelf, and it is what was paid for as delivered; takings of
// stations and payments to villagers are prices times goods. What returned or was brought back is at the
// warehouse or waits on its way there. For every stock and group: initial + received = issued + on hand,
// ordered = received + under way, and each piece demanded has one fate; the same for each select station and
// group, whose takings agree by day and by station. Throws sim::Error(model) that names county, group and the
// counts if not.
void check_balance(Scenario const& scenario, RunLedger const& ledger);

}  // namespace ruralsim::models
