#include "experiments/regions.hpp"

#include "sim/fault.hpp"

#include <map>
#include <mutex>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::ElementsAre;

std::atomic<bool> const never{false};

models::RunLedger marked(std::size_t region, std::uint32_t replication) {
  models::RunLedger ledger;
  ledger.fingerprint = 10 * region + replication;
  return ledger;
}

using HandedOver = std::map<std::size_t, std::vector<std::uint64_t>>;  // fingerprints by region

class Regions : public testing::TestWithParam<Apart> {
 protected:
  HandedOver run(unsigned jobs, RegionRun const& one, std::atomic<bool> const& stop = never) {
    HandedOver out;
    auto const done = [&](std::size_t region, std::vector<models::RunLedger> replications) {
      std::lock_guard const guard(mutex_);
      order_.push_back(region);
      for (auto const& ledger : replications) out[region].push_back(ledger.fingerprint);
    };
    simulate_regions({.replications = 2, .jobs = jobs, .apart = GetParam(), .work = {1, 3, 2}}, one, done, {},
                     stop);
    return out;
  }

  std::mutex mutex_;
  std::vector<std::size_t> order_;
};

TEST_P(Regions, AreHandedOverOneByOneWithTheirReplicationsInOrder) {
  auto const one = [](std::size_t region, std::uint32_t replication, Report const&) {
    return marked(region, replication);
  };
  HandedOver const expected{{0, {0, 1}}, {1, {10, 11}}, {2, {20, 21}}};
  EXPECT_EQ(run(1, one), expected);
  EXPECT_THAT(order_, ElementsAre(1, 2, 0));  // the largest first
  EXPECT_EQ(run(3, one), expected);
}

TEST_P(Regions, ThatAreFinishedAreKeptWhenAskedToStop) {
  std::atomic<bool> stop{false};
  HandedOver out;
  auto const one = [](std::size_t region, std::uint32_t replication, Report const&) {
    return marked(region, replication);
  };
  auto const done = [&](std::size_t region, std::vector<models::RunLedger> replications) {
    for (auto const& ledger : replications) out[region].push_back(ledger.fingerprint);
    stop = out.size() == 2;
  };
  simulate_regions({.replications = 2, .jobs = 1, .apart = GetParam(), .work = {1, 3, 2}}, one, done, {},
                   stop);
  EXPECT_EQ(out, (HandedOver{{1, {10, 11}}, {2, {20, 21}}}));
}

TEST_P(Regions, PassOnAFailureOfHandingOver) {
  auto const one = [](std::size_t region, std::uint32_t replication, Report const&) {
    return marked(region, replication);
  };
  auto const done = [](std::size_t, std::vector<models::RunLedger> const&) {
    throw sim::Error(sim::Blame::model, "no figures");
  };
  EXPECT_THROW(simulate_regions({.replications = 1, .jobs = 2, .apart = GetParam(), .work = {1, 1}}, one,
                                done, {}, never),
               sim::Error);
}

INSTANTIATE_TEST_SUITE_P(InThreadsAndInProcesses, Regions, testing::Values(Apart::threads, Apart::processes),
                         [](auto const& tested) {
                           return tested.param == Apart::threads ? "threads" : "processes";
                         });

}  // namespace
}  // namespace ruralsim::experiments
