#pragma once
// From what a run leaves to what people read: every figure of docs/results.md.

#include "models/ledger.hpp"
#include "models/scenario.hpp"
#include "results/figures/provenance.hpp"
#include "results/table.hpp"

#include <vector>

namespace ruralsim::results {

// The figures of complete replications (at least one) of a scenario. All are worked out from exact counts, so
// they do not depend on the engine, or on how many replications ran at the same time. Throws sim::Error
// (model) if a ledger does not fit the scenario or its run was interrupted.
Tables tabulate(models::Scenario const& scenario, std::vector<models::RunLedger> const& replications,
                Provenance const& provenance);

}  // namespace ruralsim::results
