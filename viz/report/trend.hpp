// Whether the next-day rate got better over a run, and whether chance may have done it.
#pragma once

#include "results/statistics.hpp"
#include "results/table.hpp"

#include <cstddef>
#include <string>

namespace ruralsim::viz {

/// The first weeks that count, at most 13 and a quarter of them, against as many last ones.
struct Trend {
  std::size_t weeks = 0;                 // of either span; 0: the run is too short to tell
  std::string early, late;               // "2018-07-30 to 2018-10-28"
  double early_rate = 0, late_rate = 0;  // of all replications together
  results::Estimate change;              // late - early, replication by replication

  bool is_told_apart() const;  // has an interval without 0
};

Trend trend_of(results::Tables const& tables, double level);

}  // namespace ruralsim::viz
