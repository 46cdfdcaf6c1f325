#pragma once
// Quantiles over replications, with an interval that asks nothing of their law: two of the values themselves.

#include "results/statistics.hpp"

#include <span>

namespace ruralsim::results {

struct Quantile {
  double value = not_available;
  Interval interval{};  // a limit that so few values cannot give is NaN
  // Chance that the interval holds the quantile of a continuous law; of any other it is at least that. A
  // limit that is missing counts as infinite. Never below the level asked for; usually above, as ranks are
  // whole numbers.
  double coverage = not_available;
  std::size_t n = 0;  // values that are numbers
};

// The value below which a share p of the law lies: the inverse of the empirical distribution function, with
// the middle between two values where it is flat (Hyndman & Fan, The American Statistician 50, 1996,
// definition 2); for p = 1/2 the usual median. NaN values are larger than all others (not reached by the end
// of the run). Limits are the order statistics that leave at most (1 - level) / 2 to each side (Conover,
// Practical Nonparametric Statistics, 3rd ed., 3.2). Throws sim::Error (usage) unless 0 < p < 1 and 0 < level
// < 1.
Quantile quantile(std::span<double const> values, double p, double level = usual_level);

inline Quantile median(std::span<double const> values, double level = usual_level) {
  return quantile(values, 0.5, level);
}

// The fewest values with which `quantile` has both limits: 6 for the median with 95 %, 72 for the 95 %
// quantile.
std::size_t values_for_both_limits(double p, double level = usual_level);

}  // namespace ruralsim::results
