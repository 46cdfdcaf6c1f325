// Plans that begin from the plan before.
#include "models/rules/routing.hpp"
#include "tests/models/rules/routing_cases.hpp"

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

using routing_cases::at;
using routing_cases::avoidable_seconds;
using routing_cases::bare_problem;
using routing_cases::CountyShape;
using routing_cases::expect_sound;
using routing_cases::random_county;
using routing_cases::Step;
using routing_cases::travel;
using routing_cases::Years;
using ::testing::ElementsAre;

EarlierPlan earlier(RoutePlan const& plan) {
  EarlierPlan before;
  for (auto const& run : plan.runs) before.runs.push_back(run.stops);
  return before;
}

// Places on a line, a minute apart.
RoutingProblem line(std::int32_t stops) {
  auto problem = bare_problem(stops);
  for (std::int32_t from = 0; from <= stops; ++from)
    for (std::int32_t to = 0; to <= stops; ++to) travel(problem, from, to) = 60 * std::abs(from - to);
  for (std::int32_t stop = 1; stop <= stops; ++stop) problem.parcels[at(stop)] = 10;
  return problem;
}

TEST(ContinuedRouting, IsSoundAndNeverFarFromAPlanMadeAnew) {
  double gaps = 0;
  int plans = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    CountyShape const shape{.stops = 55,
                            .stops_per_load = seed % 2 == 0 ? 12.0 : 30.0,
                            .longest_run_hours = seed % 2 == 0 ? 9.0 : 8.0,
                            .asymmetry = seed % 4 == 0 ? 0.2 : 0.0};
    Years years(shape, seed);
    auto then = years.next();
    auto plan = plan_routes(then.problem);
    for (std::uint32_t number = 1; number < 40; ++number) {
      auto const now = years.next();
      auto const before = routing_cases::earlier(plan, then, now, number);
      plan = plan_routes(now.problem, before);
      expect_sound(now.problem, plan);
      auto const anew = plan_routes(now.problem);
      gaps += avoidable_seconds(now.problem, plan.total_seconds) /
                  avoidable_seconds(now.problem, anew.total_seconds) -
              1;
      ++plans;
      then = now;
    }
  }
  EXPECT_LT(gaps / plans, 0.05);
}

TEST(ContinuedRouting, IsAFunctionOfProblemAndPlan) {
  auto const problem = random_county({.stops = 40}, 3);
  auto changed = problem;
  for (auto& seconds : changed.service_seconds) seconds += seconds / 5;
  auto const before = earlier(plan_routes(problem));
  auto const one = plan_routes(changed, before), other = plan_routes(changed, before);
  ASSERT_EQ(one.runs.size(), other.runs.size());
  for (std::size_t run = 0; run < one.runs.size(); ++run)
    EXPECT_EQ(one.runs[run].stops, other.runs[run].stops);
}

TEST(ContinuedRouting, IsNeverLongerThanAPlanThatStillKeepsTheLimits) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const problem = random_county({.stops = 30}, seed);
    auto before = earlier(plan_routes(problem));
    auto total = plan_routes(problem).total_seconds;
    for (before.number = 1; before.number < 5; ++before.number) {
      auto const plan = plan_routes(problem, before);
      EXPECT_LE(plan.total_seconds, total);
      total = plan.total_seconds;
      before.runs = earlier(plan).runs;
    }
  }
}

TEST(ContinuedRouting, IsTheOptimumOfFewStops) {
  auto const problem = random_county({.stops = 8}, 5);
  EarlierPlan const poor{.runs = {{1, 5}, {2, 7}, {3, 6, 4, 8}}, .number = 1};
  EXPECT_EQ(plan_routes(problem, poor).total_seconds, plan_routes(problem).total_seconds);
}

TEST(ContinuedRouting, PutsNewStopsInAndLeavesOldOnesOut) {
  auto const problem = line(14);
  EarlierPlan const before{.runs = {{1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 14}}, .number = 0};
  auto const plan = plan_routes(problem, before);
  ASSERT_EQ(plan.runs.size(), 1u);
  EXPECT_EQ(plan.total_seconds, 2 * 14 * 60);
}

TEST(ContinuedRouting, TakesStopsOutOfARunThatHasBecomeTooFull) {
  auto problem = line(12);
  problem.capacity.parcels = 60;
  EarlierPlan const before{.runs = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}, .number = 0};
  auto const plan = plan_routes(problem, before);
  expect_sound(problem, plan);
  EXPECT_EQ(plan.runs.size(), 2u);
}

TEST(KeptRoutes, TakeAndCarryWhatTheyDoToday) {
  auto problem = line(3);
  problem.loading_seconds = 100;
  problem.service_seconds = {0, 10, 20, 30};
  auto const plan = keep_routes(problem, {.runs = {{1, 3}, {2}}, .number = 4});
  ASSERT_TRUE(plan.has_value());
  ASSERT_EQ(plan->runs.size(), 2u);
  EXPECT_THAT(plan->runs[0].stops, ElementsAre(1, 3));
  EXPECT_EQ(plan->runs[0].duration_seconds, 100 + 6 * 60 + 40);
  EXPECT_EQ(plan->runs[0].load.parcels, 20);
  EXPECT_EQ(plan->total_seconds, 100 + 6 * 60 + 40 + 100 + 4 * 60 + 20);
}

TEST(KeptRoutes, AreNoneWhereAStopIsLeftOutOrALimitBroken) {
  auto problem = line(4);
  EarlierPlan const all{.runs = {{1, 2}, {4, 3}}, .number = 0};
  EXPECT_TRUE(keep_routes(problem, all).has_value());
  EXPECT_FALSE(keep_routes(problem, {.runs = {{1, 2}, {4}}, .number = 0}).has_value()) << "3 is new";
  EXPECT_FALSE(keep_routes(problem, {.runs = {{1, 2}, {4, 3}, {}}, .number = 0}).has_value())
      << "a run whose stops are gone";
  problem.capacity.parcels = 15;
  EXPECT_FALSE(keep_routes(problem, all).has_value());
  problem.capacity.parcels = 20;
  problem.max_duration_seconds = 8 * 60 - 1;
  EXPECT_FALSE(keep_routes(problem, all).has_value());
}

TEST(KeptRoutes, MarkAStopThatNoVehicleCanServe) {
  auto problem = line(2);
  problem.parcels[2] = 100;
  problem.capacity.parcels = 50;
  auto const plan = keep_routes(problem, {.runs = {{1}, {2}}, .number = 0});
  ASSERT_TRUE(plan.has_value());
  EXPECT_FALSE(plan->runs[0].over_limit);
  EXPECT_TRUE(plan->runs[1].over_limit);
}

// Three runs of 20 parcels fit into two of 30, not of 29; and the same with time: 4 + 8 + 12 minutes and
// three loadings.
TEST(KeptRoutes, SayWhetherFewerCouldDo) {
  auto problem = line(6);
  auto const could = [&] {
    auto const plan = keep_routes(problem, {.runs = {{1, 2}, {3, 4}, {5, 6}}, .number = 0});
    return plan && fewer_runs_could_do(problem, *plan);
  };
  problem.capacity.parcels = 30;
  EXPECT_TRUE(could());
  problem.capacity.parcels = 29;
  EXPECT_FALSE(could());
  problem.capacity.parcels = 30;
  problem.loading_seconds = 120;
  problem.max_duration_seconds = 14 * 60;
  EXPECT_TRUE(could());
  problem.max_duration_seconds = 14 * 60 - 1;
  EXPECT_FALSE(could());
  problem.max_duration_seconds = no_duration_limit;
  problem.max_stops = 2;
  EXPECT_FALSE(could());
}

}  // namespace
}  // namespace ruralsim::models::rules
