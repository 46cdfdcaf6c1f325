// What holds for every scenario, however unreasonable.
#include "tests/theory/random_scenario.hpp"
#include "tests/theory/runs.hpp"

#include <numeric>

#include <gtest/gtest.h>

namespace ruralsim::theory {
namespace {

constexpr std::uint64_t kScenarios = 120;
constexpr std::uint64_t kOnBothEngines = 25;

// Seeds beside those of the stretch: scenarios that once failed.
std::vector<std::uint64_t> seeds(std::uint64_t count) {
  std::vector<std::uint64_t> all(count);
  std::iota(all.begin(), all.end(), 1);
  all.push_back(399);  // a cut-off at 00:00
  return all;
}

TEST(AnyScenario, balances_and_leaves_the_same_ledger_twice) {
  std::int64_t orders = 0, back = 0, growing = 0, failed = 0, sold = 0;
  for (auto const seed : seeds(kScenarios)) {
    auto const scenario = RandomScenario(seed).draw();
    auto const first = outcome(scenario, recorded());
    if (first.starts_with("error:")) {
      ADD_FAILURE() << "scenario " << seed << ": " << first;
      continue;
    }
    EXPECT_TRUE(first == outcome(scenario, recorded())) << "scenario " << seed;
    for (auto const& county : experiments::ledger_from_bytes(first).counties) {
      orders += total(county.ordered);
      back += total(county.back_at_warehouse);
      growing += county.growth.on() ? 1 : 0;
      for (auto const& life : county.growth.lives) failed += life.closes < county.days ? 1 : 0;
      sold += total(county.selling.way);
    }
  }
  EXPECT_GT(orders, 100'000);
  EXPECT_GT(back, 1'000);
  EXPECT_GT(sold, 5'000);
  EXPECT_GT(growing, 60);
  EXPECT_GT(failed, 5);
}

// What went wrong in any of its counties, to know that the test would have seen it.
std::int64_t all_that_went_wrong(models::RunLedger const& run, models::DisturbanceFact what) {
  std::int64_t sum = 0;
  for (auto const& county : run.counties)
    for (std::size_t day = 0; day < county.disturbances.facts.rows(); ++day)
      sum += county.disturbances.fact(day, what);
  return sum;
}

TEST(AnyScenario, balances_when_much_goes_wrong) {
  std::vector<std::int64_t> facts(models::kDisturbanceFacts);
  for (std::uint64_t seed = 1; seed <= kScenarios; ++seed) {
    auto const scenario = RandomScenario(seed).draw_disturbed();
    auto const first = outcome(scenario, recorded());
    if (first.starts_with("error:")) {
      ADD_FAILURE() << "scenario " << seed << ": " << first;
      continue;
    }
    EXPECT_TRUE(seed % 4 != 0 || first == outcome(scenario, recorded())) << "scenario " << seed;
    auto const run = experiments::ledger_from_bytes(first);
    for (std::size_t f = 0; f < facts.size(); ++f)
      facts[f] += all_that_went_wrong(run, static_cast<models::DisturbanceFact>(f));
  }
  for (std::size_t f = 0; f < facts.size(); ++f) EXPECT_GT(facts[f], 20) << "fact " << f;
}

TEST(AnyScenario, leaves_the_same_ledger_on_both_engines_when_much_goes_wrong) {
  for (std::uint64_t seed = 1; seed <= kOnBothEngines; ++seed) {
    auto const scenario = RandomScenario(seed).draw_disturbed();
    auto const native = outcome(scenario, {});
    EXPECT_FALSE(native.starts_with("error:")) << "scenario " << seed << ": " << native;
    EXPECT_TRUE(native == outcome_in_child(scenario, on_simgrid())) << "scenario " << seed;
  }
}

TEST(AnyScenario, leaves_the_same_ledger_on_both_engines) {
  for (auto const seed : seeds(kOnBothEngines)) {
    auto const scenario = RandomScenario(seed).draw();
    auto const native = outcome(scenario, {});
    EXPECT_FALSE(native.starts_with("error:")) << "scenario " << seed << ": " << native;
    EXPECT_TRUE(native == outcome_in_child(scenario, on_simgrid())) << "scenario " << seed;
  }
}

}  // namespace
}  // namespace ruralsim::theory
