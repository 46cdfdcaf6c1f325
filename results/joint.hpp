#pragma once
// Several chosen figures told at once: intervals that hold their true values all together.

#include "results/statistics.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results {

// The level of each interval with which as many hold together with at least `level`, whatever ties the
// figures to one another: 1 - (1 - level) / figures (Bonferroni; Law, Simulation Modeling and Analysis, 5th
// ed., 9.7). Throws sim::Error (usage) for no figures, or unless 0 < level < 1.
double bonferroni_level(double level, std::size_t figures);

// Throws sim::Error (usage) if an interval cannot be told of so few values. `figure` is what the user calls
// it.
void need_for_an_interval(std::size_t values, std::string_view figure);

struct Chosen {
  std::string name;
  std::span<double const> values;  // one a replication; NaN where there is none
};

// The t-intervals of the chosen figures' means that hold together with at least `level`. Unlike `estimate` it
// refuses what has no interval: throws sim::Error (usage) if a figure has fewer than two values.
std::vector<Estimate> joint_estimates(std::span<Chosen const> figures, double level = usual_level);

}  // namespace ruralsim::results
