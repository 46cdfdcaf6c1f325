#pragma once
// Intervals of figures that are the same in every replication: their spread, which is none, does not tell how
// well they are known.

#include "results/statistics.hpp"

#include <cstddef>

namespace ruralsim::results {

struct ToldInterval {
  double half_width = not_available;
  Interval interval{};
};

struct SameEverywhere {
  double value = not_available;
  std::size_t n = 0;  // replications (or antithetic pairs) that have it
  double trials = 0;  // of a share of trials that succeed or fail: how many, over all replications; else 0
};

// `usual` itself where it has a width. Of one without width: of a share of trials that all succeeded or all
// failed Wilson's interval, with the distance to its far end as half-width; of any other figure that is 0
// everywhere nothing, for that tells no more than that it is rare; else `usual`. Throws sim::Error(usage)
// unless 0 < level < 1.
ToldInterval interval_of_equal_values(ToldInterval const& usual, SameEverywhere const& figure,
                                      double level = usual_level);

}  // namespace ruralsim::results
