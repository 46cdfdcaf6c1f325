// What a merged study tells of itself: its design, and the files it was made from.
#pragma once

#include "experiments/study/prepared.hpp"
#include "results/table.hpp"

namespace ruralsim::experiments {

/// Group /design, and in /factors what each point has of each factor: `NAME_name(point)` as text,
/// `NAME(point)` where all values are numbers. `design/coordinate(point, factor)` is 0 at the low end of a
/// factor and 1 at its high end.
void add_design(results::Tables& tables, Prepared const& prepared);

/// Group /files: all that was read, so that the study can be run again from the merged file alone.
void add_files(results::Tables& tables, Prepared const& prepared);

}  // namespace ruralsim::experiments
