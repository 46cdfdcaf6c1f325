#pragma once
// What a disturbance costs and how long it is felt, against the same run without it (same random numbers) or
// against a level that is given. After the resilience triangle of Bruneau et al., Earthquake Spectra 19
// (2003), 733-752: the area between the level of service that there would have been and the one that there
// was. Recovery leads from the disrupted state, which the disturbance leaves behind, to a stable one (Henry &
// Ramirez-Marquez, Reliability Engineering & System Safety 99, 2012, 114-122): it is not looked for while the
// disturbance lasts, or a loss that comes late (a backlog that grows day by day) would be over before it
// began.

#include "results/order_statistics.hpp"
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
  std::int64_t ends = 0;    // first day without it, not before `begins`
  std::int64_t first = 0;   // day from which it can be felt: orders of the day before may be due on its first
  double tolerance = 0;     // so much below the undisturbed level still counts as back
  std::int64_t days = 3;    // in a row, at least 1; days without service count as back
  // Whether a day above the undisturbed level by more than the tolerance is not back either. Of a backlog:
  // jobs that are not open because their goods have not come are still to do.
  bool above_is_not_back = false;
};

struct Recovery {
  // Days from `begins` to the end of the last day that is not back, before so many days in a row that are,
  // from `ends` on; 0 if all were; NaN if the run ends before that is known.
  double time = not_available;
  // Sum over the days from `first` until those days (or to the end) of the shortfall, days above counting
  // nothing.
  double area = 0;
  double deepest = 0;  // largest shortfall of these days
};
Recovery recovery(Service const& service, RecoveryCriterion const& criterion);

// Of all replications. `recovered` says how many have within the run. Unless all have, there is no mean time
// (the longest would be missing), and the means of area and depth are lower bounds; the median takes those
// that have not as the longest.
struct Recoveries {
  Estimate time, area, deepest;
  Quantile median_time;
  std::size_t recovered = 0, of = 0;
};
Recoveries recoveries(std::span<Service const> replications, RecoveryCriterion const& criterion,
                      double level = usual_level);

}  // namespace ruralsim::results
