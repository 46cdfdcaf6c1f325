#pragma once
// The group /watched: a day that was recorded in full (layout: docs/results.md).

#include "models/ledger.hpp"
#include "models/scenario.hpp"
#include "results/table.hpp"

namespace ruralsim::results {

// The group alone, of a run that watched a day and may have been stopped after it. Throws sim::Error (model)
// if it watched none.
Tables tabulate_watched(models::Scenario const& scenario, models::RunLedger const& run);

namespace figures {

// Adds the group; nothing if the run watched no day.
void add_watched(Tables& tables, models::Scenario const& scenario, models::RunLedger const& run);

}  // namespace figures
}  // namespace ruralsim::results
