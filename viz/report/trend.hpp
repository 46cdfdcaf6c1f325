// Whether the next-day rate is another at the end of a run than before, and whether chance may have done it.
#pragma once

#include "results/statistics.hpp"
#include "results/table.hpp"

#include <cstddef>
#include <string>

namespace ruralsim::viz {

/// The last weeks that count against earlier ones: 13 against the same weeks of the year as long before as
/// the run goes back, where it has these; else a quarter of the weeks, at most 13, against as many first
/// ones, with the seasons in between.
struct Trend {
  std::size_t weeks = 0;                 // of either stretch; 0: nothing can be told
  std::string early, late;               // "2018-07-30 to 2018-10-28"
  double early_rate = 0, late_rate = 0;  // of all replications together
  results::Estimate change;              // late - early, with a jackknife interval over samples
  int years = 0;                         // between the same weeks of the year; 0: seasons are in it
  bool pairs = false;                    // samples are antithetic pairs
  std::string unlike = {};  // why nothing can be told: this festival does not lie in both stretches alike

  bool is_told_apart() const;  // has an interval without 0
};

Trend trend_of(results::Tables const& tables, double level);

/// One sentence, never of better or worse: a rate may change with the seasons or the network, too.
std::string trend_in_words(Trend const& trend, double level);

}  // namespace ruralsim::viz
