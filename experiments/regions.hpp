// The replications of several regions that never meet: spread over threads or processes, each region handed
// over as soon as its last replication is done, so that only what is in flight is kept.
#pragma once

#include "experiments/pieces.hpp"

#include <cstddef>

namespace ruralsim::experiments {

struct RegionsPlan {
  std::uint32_t replications = 1;  // of each region
  unsigned jobs = 1;
  Apart apart = Apart::threads;
  std::vector<double> work;  // of one replication of each region, in any unit; one entry for each region
};

// Runs one replication of one region; called on other threads or in other processes.
using RegionRun =
    std::function<models::RunLedger(std::size_t region, std::uint32_t replication, Report const& report)>;
// Takes the ledgers of all replications of a region, in their order; several regions at a time.
using RegionDone = std::function<void(std::size_t region, std::vector<models::RunLedger> replications)>;

// The largest regions begin first, all replications of one before the next. A region whose replications were
// not all finished because `stop` became true is not handed over. As work_through() otherwise.
void simulate_regions(RegionsPlan const& plan, RegionRun const& run, RegionDone const& done,
                      Overall const& overall, std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments
