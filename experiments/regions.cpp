#include "experiments/regions.hpp"

#include <mutex>
#include <utility>

namespace ruralsim::experiments {

namespace {

// The replications of a region that are done, until all of them are.
struct Gathering {
  std::vector<models::RunLedger> ledgers;
  std::uint32_t here = 0;
};

}  // namespace

void simulate_regions(RegionsPlan const& plan, RegionRun const& run, RegionDone const& done,
                      Overall const& overall, std::atomic<bool> const& stop) {
  auto const replications = plan.replications;
  Plan pieces{.count = static_cast<std::uint32_t>(plan.work.size()) * replications,
              .jobs = plan.jobs,
              .apart = plan.apart};
  for (double const work : plan.work) pieces.work.insert(pieces.work.end(), replications, work);

  std::mutex mutex;
  std::vector<Gathering> regions(plan.work.size());
  auto const one = [&](std::uint32_t number, Report const& report) {
    return run(number / replications, number % replications, report);
  };
  auto const keep = [&](std::uint32_t number, models::RunLedger ledger) {
    std::vector<models::RunLedger> complete;
    {
      std::lock_guard const guard(mutex);
      auto& region = regions[number / replications];
      region.ledgers.resize(replications);
      region.ledgers[number % replications] = std::move(ledger);
      if (++region.here < replications) return;
      complete = std::move(region.ledgers);
    }
    done(number / replications, std::move(complete));
  };
  work_through(pieces, one, keep, overall, stop);
}

}  // namespace ruralsim::experiments
