#pragma once
// What is left of a region when its ledgers are gone, for join() alone.

#include "results/figures/book.hpp"
#include "results/figures/regions.hpp"
#include "results/figures/runs.hpp"
#include "results/figures/totals.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ruralsim::results {

struct RegionPart::Content {
  models::Scenario scenario;  // its counties without villages and centers
  figures::Features features;
  figures::Book sums;                   // what figures of the region are made of
  std::vector<figures::Totals> totals;  // one a replication
  Tables tables;                        // figures by county and by center, /county_summary, /network
  Tables watched;                       // /watched, if the run of a replication was watched

  struct Run {
    std::uint64_t fingerprint = 0, events = 0;
    std::vector<std::uint64_t> fingerprints;  // by place: the warehouse, then the counties
  };
  std::vector<Run> runs;  // one a replication
};

namespace figures {

// Whether a file of several regions has the figure by county. They are weekly: of all others, and by day, it
// tells of regions.
bool told_by_county(std::string_view figure);

// Those of them that are there only where a center opens in the run.
bool told_of_growth(std::string_view figure);

}  // namespace figures
}  // namespace ruralsim::results
