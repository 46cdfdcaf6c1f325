// What `ruralsim resilience` tells: each disturbance, and how long it was felt.
#pragma once

#include "models/scenario.hpp"
#include "results/resilience.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

struct FeltDisturbance {
  std::string name;
  sim::Date begins{}, ends{};    // the first day, and the first without it
  results::Recoveries next_day;  // shares between 0 and 1
  results::Recoveries backlog;   // jobs

  std::string for_people() const;
};

struct ResilienceReport {
  models::Scenario const& scenario;
  std::string against;                // what the other run is
  std::int64_t days;                  // in a row
  double tolerance;                   // of the next-day rate
  double jobs;                        // of the backlog
  bool each_alone;                    // each of `felt` against the run without it alone
  results::Estimate rate, rate_lost;  // next-day, of the whole run
  results::Estimate late_more;        // orders that missed next-day with and not without
  results::Estimate backlog_more;     // jobs, mean over days
  std::vector<FeltDisturbance> felt;

  std::string for_people() const;
  std::string for_scripts() const;
};

}  // namespace ruralsim::cli
