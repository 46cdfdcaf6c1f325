// The cells of a study as one table: what study.h5 holds (docs/studies.md).
#pragma once

#include "experiments/study/study_state.hpp"
#include "results/figures/provenance.hpp"
#include "results/table.hpp"

#include <string>
#include <vector>

namespace ruralsim::experiments {

// The same cells give the same tables, in whatever order and by whatever launcher they were made. Only what
// the group /provenance holds may differ: command, host, time, and machines of the cells.
// Cells may be missing (`partial`): their values are NaN, and `replications(point)` tells how many there are.
// Throws sim::Error(usage) for a response that no cell has, with the nearest; (model) if there is no cell.
results::Tables merge(Prepared const& prepared, StudyState const& state, ProgramId const& program,
                      results::Provenance const& provenance);

// "late_share.truck_full" as a variable: "late_share_truck_full".
std::string variable_of(std::string const& figure);

}  // namespace ruralsim::experiments
