#include "experiments/gap.hpp"

#include "experiments/upper_bounds.hpp"
#include "sim/fault.hpp"
#include "tests/support/small_county.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace ruralsim::experiments {
namespace {

TEST(Gap, IsTheShareOfWhatIsMissedPairByPair) {
  Outcome const own{.next_day_rate = {0.5, 0.6}, .backlog = {3, 5}};
  Outcome const bound{.next_day_rate = {0.6, 0.7}, .backlog = {2, 1}};
  auto const row = gap(own, bound);
  EXPECT_DOUBLE_EQ(row.rate.mean, 0.65);
  EXPECT_DOUBLE_EQ(row.gained.mean, 0.1);
  EXPECT_NEAR(row.gained.half_width, 0, 1e-12) << "the pairs gain the same, though the runs differ";
  EXPECT_DOUBLE_EQ(row.given_back.mean, (0.1 / 0.5 + 0.1 / 0.4) / 2);
  EXPECT_DOUBLE_EQ(row.backlog_less.mean, 2.5);
}

TEST(Gap, HasNothingToGiveBackWhereNothingIsMissed) {
  Outcome const own{.next_day_rate = {1, 0.5}, .backlog = {0, 0}};
  Outcome const bound{.next_day_rate = {1, 0.75}, .backlog = {0, 0}};
  auto const row = gap(own, bound);
  EXPECT_EQ(row.given_back.n, 1u);
  EXPECT_DOUBLE_EQ(row.given_back.mean, 0.5);
}

TEST(UpperBounds, ChargeNoReasonToTwoResources) {
  std::set<models::Reason> seen;
  for (auto const& resource : resources())
    for (auto const reason : resource.reasons) EXPECT_TRUE(seen.insert(reason).second) << resource.name;
  for (auto const reason :
       {models::Reason::after_cut_off, models::Reason::timetable, models::Reason::holiday})
    EXPECT_FALSE(seen.contains(reason)) << "the timetable's";
}

TEST(UpperBounds, OfAnUnknownResourceNameTheKnownOnes) {
  std::array<std::string, 1> const unknown{"lorries"};
  try {
    upper_bound(unknown, {});
    FAIL() << "no such resource";
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_NE(std::string(error.what()).find("trucks"), std::string::npos);
  }
}

TEST(UpperBounds, TakeAFleetFromTheRuleThatItFollows) {
  auto scenario = tests::small_county();
  auto const rules = [&](std::string const& resource) {
    std::array<std::string, 1> const one{resource};
    auto const all = upper_bound(one, scenario);
    return std::count(all.begin(), all.end(), "fleet." + resource + "=as-county");
  };
  EXPECT_EQ(rules("trucks") + rules("technicians"), 0);
  scenario.stretches.front().settings.fleet.trucks = models::TruckRule::by_centers;
  scenario.stretches.front().settings.fleet.technicians = models::TechnicianRule::by_jobs;
  EXPECT_EQ(rules("trucks"), 1);
  EXPECT_EQ(rules("technicians"), 1);
}

}  // namespace
}  // namespace ruralsim::experiments
