// What a run comes to, in sentences for those who read nothing else.
#pragma once

#include "results/pairs.hpp"
#include "results/summary.hpp"
#include "viz/report/trend.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// The next-day rate, why most orders are late, whether the rate changed over the run, installations, what a
/// parcel costs.
/// `figures` are those of results::summarise with this level.
std::vector<std::string> verdict_of(std::vector<results::Figure> const& figures, Trend const& trend,
                                    double level);

/// The level of the interval of each figure that a verdict between two plans tells, so that all hold together
/// with `level` (Bonferroni).
double level_of_each(results::RunPair const& pair, double level);

/// Which of two plans does better in the figures that decide as a rule, by how much, and whether that can be
/// told from chance: all of them together, with `level`. `pair` has intervals of level_of_each.
std::vector<std::string> verdict_between(results::RunPair const& pair, std::string const& base,
                                         std::string const& other, double level);

}  // namespace ruralsim::viz
