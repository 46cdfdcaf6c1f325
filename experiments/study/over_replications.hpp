// One figure of several replications of a point, as their files have it.
#pragma once

#include "experiments/study/cell.hpp"
#include "results/antithetic.hpp"
#include "results/figures/catalogue.hpp"
#include "results/statistics.hpp"

#include <optional>
#include <span>

namespace ruralsim::experiments {

struct OverReplications {
  // One value a replication, its mean and t-interval. Where all have the same value:
  // results/equal_values.hpp.
  results::Estimate mean{};
  // Of a ratio of sums (FigureKind::of_sums) that of all replications together, with the half-width of its
  // jackknife interval: what a run of as many replications tells of itself. Nothing of other figures, and
  // where the cells do not hold what it is divided by.
  std::optional<results::Estimate> pooled{};
  // Replications without a value because it lies beyond the end (FigureKind::beyond). If there are any the
  // mean is NaN: that of the others would be too small.
  std::size_t beyond = 0;
};

// Of antithetic replications two are one sample, for both. No half-width of a single sample.
OverReplications over_replications(std::span<StudyCell const> cells, results::FigureKind const& kind,
                                   results::Replications how, double level = results::usual_level);

}  // namespace ruralsim::experiments
