#pragma once
// Series by day or week of a result, all counties together and one row a replication: what a warm-up is
// sought in.

#include "results/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results {

struct Series {
  std::string name;   // "next_day_rate"
  std::string label;  // for people
  std::string unit;   // UDUNITS; a share has "1"
  bool share = false;
  std::size_t step = 1;  // days of a value: 1, or 7 of a week; the first begins with the run
  // [replication][value], all of the same length; antithetic pairs are one row, their mean. NaN where nothing
  // of the kind happened.
  std::vector<std::vector<double>> replications{};
};

std::vector<std::string> series_names();

// Weeks that the run does not cover whole are left out, and of times and installations the last three weeks,
// whose orders may be on their way still. Throws sim::Error (usage) for a name that is none, with all of
// them; (io) if the tables are not those of a run.
Series series_of(Tables const& tables, std::string_view name);

}  // namespace ruralsim::results
