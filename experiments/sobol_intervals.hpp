// Intervals of Sobol indices.
#pragma once

#include "experiments/sobol_rows.hpp"

#include <span>
#include <vector>

namespace ruralsim::experiments::sobol {

// Of each share what it may be, by how rows, or shifts, differ. NaN where nothing tells.
struct ShareIntervals {
  results::Interval first{}, first_without{}, total{}, total_without{};
};

// Percentiles over resampled rows, all alike.
std::vector<ShareIntervals> by_bootstrap(std::span<Sums const> rows, SobolIntervals const& how);

// +- t with one degree of freedom less than there are shifts, times the jackknife's standard error over them.
std::vector<ShareIntervals> by_shifts(std::span<Sums const> shifts, double level);

// Half-widths of the indices without noise that come of which replications there are, by a jackknife over
// (at most 20 groups of) them: all rows share the replications, so rows do not tell. 0 of fewer than three.
struct ReplicationHalfWidths {
  double first = 0, total = 0;
};
std::vector<ReplicationHalfWidths> by_replications(std::span<Row const> rows, std::size_t replications,
                                                   std::size_t shifts, double level);

// Of the rows of each shift, numbered as a design of Saltelli numbers them; a shift of which none is left has
// none.
std::vector<Sums> sums_of_shifts(std::span<Row const> rows, std::size_t shifts);

}  // namespace ruralsim::experiments::sobol
