#pragma once
// What a disturbance costs and how long it is felt, against the same run without it (same random numbers) or
// against a level that is given. After the resilience triangle of Bruneau et al., Earthquake Spectra 19
// (2003): the area between the level of service that there would have been and the one that there was.

#include "results/statistics.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ruralsim::results {

// Service by day in one replication, as it was and as it would have been; NaN on days without any. Both are
// as long. Higher is better (of a backlog: give its negative).
struct Service {
  std::vector<double> was, undisturbed;
};

struct RecoveryCriterion {
  std::int64_t begins = 0;  // day on which the disturbance begins
  std::int64_t first = 0;   // day from which it can be felt: orders of the day before may be due on its first
  double tolerance = 0;     // so much below the undisturbed level still counts as back
  std::int64_t days = 3;    // in a row, at least 1; days without service count as back
};

struct Recovery {
  // Days from `begins` to the first of so many days in a row that are back, 0 if it never fell; NaN if the
  // run ends before that is known.
  double time = not_available;
  // Sum over the days from `first` until then (or to the end) of the shortfall, days above counting nothing.
  double area = 0;
  double deepest = 0;  // largest shortfall of these days
};
Recovery recovery(Service const& service, RecoveryCriterion const& criterion);

// Of all replications: those that have not recovered are no value of the time, and `recovered` says how many
// have.
struct Recoveries {
  Estimate time, area, deepest;
  std::size_t recovered = 0, of = 0;
};
Recoveries recoveries(std::span<Service const> replications, RecoveryCriterion const& criterion,
                      double level = usual_level);

}  // namespace ruralsim::results
