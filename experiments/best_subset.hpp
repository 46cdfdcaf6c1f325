#pragma once
// Which of several plans may be the best, given the replications that there are.

#include "experiments/selection.hpp"
#include "results/statistics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace ruralsim::experiments {

// The plans among which the best one is with probability `level` at least, ascending; of plans with the same
// replications the one with the best mean is always among them. A plan is left out if another is better by
// more than the t-limit of their paired difference, one-sided, each at level 1 - (1 - level) / (plans - 1):
// only the comparisons of the best plan with the others must all hold (Nelson, Swann, Goldsman & Song,
// Operations Research 49, 2001, 950-963, who have independent plans; Bonferroni's inequality holds for paired
// ones as well). Values are by plan and replication, NaN where there is none; plans that have no two
// replications in common cannot leave one another out, and a plan without any value is not among them. Throws
// sim::Error (usage) unless 0 < level < 1; (model) if plans differ in how many values they hold.
std::vector<std::size_t> may_be_best(std::span<std::span<double const> const> plans, Better better,
                                     double level = results::usual_level);

}  // namespace ruralsim::experiments
