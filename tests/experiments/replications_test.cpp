#include "experiments/replications.hpp"

#include "experiments/ledger_bytes.hpp"
#include "sim/fault.hpp"

#include <csignal>
#include <stdexcept>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using testing::HasSubstr;

std::atomic<bool> const go_on{false};

models::RunLedger ledger_of(std::uint32_t number) {
  models::RunLedger ledger;
  ledger.fingerprint = 100 + number;
  ledger.fingerprints = {number, number * number};
  ledger.days = 7;
  auto& county = ledger.counties.emplace_back(7, 2, 3, 2);
  county.ordered(6, 2) = number;
  county.stage_seconds(0, 9) = -5;
  county.orders.push_back({.placed = 4, .village = 9, .visits = 3});
  county.route_stops.push_back({.plan_day = 1, .run = 2, .position = 3, .center = 4});
  county.utilisation.busy[1][167] = 42;
  ledger.warehouse_backlog = models::Counts<std::int64_t>(7, 1);
  ledger.warehouse_backlog(3, 0) = 11;
  return ledger;
}

TEST(LedgerBytes, ComeBackAsTheSameLedger) {
  models::RunLedger const ledger = ledger_from_bytes(to_bytes(ledger_of(8)));
  ASSERT_EQ(ledger.counties.size(), 1u);
  auto const& county = ledger.counties[0];
  EXPECT_EQ(county.ordered(6, 2), 8u);
  EXPECT_EQ(county.stage_seconds(0, 9), -5);
  EXPECT_EQ(county.orders.at(0).visits, 3);
  EXPECT_EQ(county.route_stops.at(0).center, 4u);
  EXPECT_EQ(county.utilisation.busy[1][167], 42);
  EXPECT_EQ(county.weeks(), 1u);
  EXPECT_EQ(ledger.warehouse_backlog(3, 0), 11);
  EXPECT_EQ(ledger.fingerprints, (std::vector<std::uint64_t>{8, 64}));
}

TEST(LedgerBytes, CutShortAnywhereAreRefused) {
  std::string const whole = to_bytes(ledger_of(1));
  for (std::size_t size = 0; size < whole.size(); size += 97)
    EXPECT_THROW(ledger_from_bytes(whole.substr(0, size)), sim::Error) << size;
}

class Replications : public testing::TestWithParam<Apart> {
 protected:
  static std::vector<std::optional<models::RunLedger>> run(std::uint32_t count, unsigned jobs,
                                                           Piece const& one,
                                                           std::atomic<bool> const& stop = go_on) {
    return replicate({.count = count, .jobs = jobs, .apart = GetParam()}, one, {}, stop);
  }
};

TEST_P(Replications, AreTheSameWithOneJobAndWithSeveralThreads) {
  auto const one = [](std::uint32_t number, Report const&) { return ledger_of(number); };
  auto const alone = run(5, 1, one), together = run(5, 3, one);
  for (std::size_t i = 0; i < 5; ++i) {
    ASSERT_TRUE(alone[i] && together[i]);
    EXPECT_EQ(alone[i]->fingerprint, 100 + i);
    EXPECT_EQ(alone[i]->fingerprints, together[i]->fingerprints);
    EXPECT_EQ(alone[i]->counties[0].ordered, together[i]->counties[0].ordered);
  }
}

TEST_P(Replications, PassOnTheFailureWithWhoseFaultItWas) {
  auto const one = [](std::uint32_t number, Report const&) {
    if (number == 1) throw sim::Error(sim::Blame::io, "disk of replication 1");
    return ledger_of(number);
  };
  try {
    run(3, 2, one);
    FAIL() << "no failure";
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::io);
    EXPECT_STREQ(error.what(), "disk of replication 1");
  }
}

TEST_P(Replications, KeepWhatWasFinishedWhenAskedToStop) {
  static std::atomic<bool> stop;
  stop = false;
  // The report of replication 2 reaches this process also where replications run in others.
  auto const one = [](std::uint32_t number, Report const& report) {
    report({.share = number == 2 ? 1.0 : 0.0});
    return ledger_of(number);
  };
  Overall const overall = [](Together const& all) {
    if (all.done > 2) stop = true;
  };
  auto const ledgers = replicate({.count = 6, .jobs = 1, .apart = GetParam()}, one, overall, stop);
  EXPECT_TRUE(ledgers[0] && ledgers[1]);
  EXPECT_FALSE(ledgers[2] || ledgers[3] || ledgers[5]);
}

INSTANTIATE_TEST_SUITE_P(InThreadsAndInProcesses, Replications,
                         testing::Values(Apart::threads, Apart::processes), [](auto const& tested) {
                           return tested.param == Apart::threads ? "threads" : "processes";
                         });

TEST_P(Replications, TellHowFarTheyHaveComeTogether) {
  std::vector<Together> told;
  auto const one = [](std::uint32_t number, Report const& report) {
    report({.share = 0.5, .days = 30 + number, .orders = 100});
    report({.share = 1, .days = 60, .orders = 200});
    return ledger_of(number);
  };
  Overall const overall = [&](Together const& all) { told.push_back(all); };
  replicate({.count = 2, .jobs = 1, .apart = GetParam(), .work = {1, 3}}, one, overall, go_on);
  ASSERT_EQ(told.size(), 4u);
  EXPECT_EQ(told[0].share, 0.375);  // half of the larger one, which begins first
  EXPECT_EQ(told[0].days, 31);
  EXPECT_EQ(told[1].share, 0.75);
  EXPECT_EQ(told[1].done, 1u);
  EXPECT_EQ(told[2].share, 0.875);
  EXPECT_EQ(told[2].days, 30);
  EXPECT_EQ(told[3].orders, 400);
  EXPECT_EQ(told[3].done, 2u);
}

TEST_P(Replications, AreDoneWhenTheyHaveReturnedWhateverTheyTold) {
  Together last;
  auto const one = [](std::uint32_t number, Report const& report) {
    report({.share = 0.9, .days = 9, .orders = 5});
    return ledger_of(number);
  };
  Overall const overall = [&](Together const& all) { last = all; };
  replicate({.count = 3, .jobs = 1, .apart = GetParam()}, one, overall, go_on);
  EXPECT_EQ(last.done, 3u);
  EXPECT_EQ(last.share, 1);
  EXPECT_EQ(last.orders, 15);
}

TEST(Pieces, BeginWithTheLargest) {
  EXPECT_THAT(order_of({.count = 4, .work = {1, 5, 5, 2}}), testing::ElementsAre(1, 2, 3, 0));
  EXPECT_THAT(order_of({.count = 3}), testing::ElementsAre(0, 1, 2));
}

TEST(ReplicationInAProcess, ThatDiesIsAFailureAndNamesTheSignal) {
  auto const one = [](std::uint32_t, Report const&) -> models::RunLedger {
    std::raise(SIGKILL);
    return {};
  };
  try {
    replicate({.count = 2, .jobs = 2, .apart = Apart::processes}, one, {}, go_on);
    FAIL() << "no failure";
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::model);
    EXPECT_THAT(error.what(), HasSubstr("signal 9"));
  }
}

}  // namespace
}  // namespace ruralsim::experiments
