#pragma once
// One figure with two sources of chance that have nothing to do with each other: the trajectories of a design
// and the replications that all of them share.

#include "results/statistics.hpp"

namespace ruralsim::results {

// The first estimate with the interval of both: squared standard errors add up, degrees of freedom are
// Satterthwaite's (Biometrics Bulletin 2, 1946, 110-114). Each has `deviation` over the square root of `n` as
// its standard error. Where the second has none (n < 2) the first is left as it is, with the interval of its
// own source alone. Throws sim::Error (usage) unless 0 < level < 1.
Estimate of_both_sources(Estimate first, Estimate const& second, double level = usual_level);

}  // namespace ruralsim::results
