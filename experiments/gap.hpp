// How much of what a network misses each resource would give back if it were unlimited. Every bound is run
// with the random numbers of the scenario itself, so replications pair exactly.
#pragma once

#include "results/statistics.hpp"

#include <span>
#include <string>
#include <vector>

namespace ruralsim::experiments {

// Of one run, one value a replication: shares between 0 and 1, and jobs.
struct Outcome {
  std::vector<double> next_day_rate;
  std::vector<double> backlog;  // installation jobs open, mean over days
};

struct GapRow {
  results::Estimate rate;          // with the resource unlimited
  results::Estimate gained;        // rate - the scenario's own, paired
  results::Estimate given_back;    // share of the missed that is gained: (rate - own) / (1 - own), paired
  results::Estimate backlog_less;  // the scenario's own - with the resource unlimited, paired
};

// NaN where a replication has no value, or where nothing is missed. Throws sim::Error(model) if the numbers
// of replications differ.
GapRow gap(Outcome const& own, Outcome const& bound, double level = results::usual_level);

}  // namespace ruralsim::experiments
