// When new milk runs are planned, and what they inherit from those before.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

CountyLedger run_of(Scenario const& scenario) {
  return std::move(simulate(scenario, {}).counties.front());
}

std::uint64_t late_by(CountyLedger const& county, Reason why) {
  std::uint64_t sum = 0;
  for (std::size_t day = 0; day < county.late.rows(); ++day)
    sum += county.late(day, static_cast<std::size_t>(why));
  return sum;
}

Scenario one_truck() {
  auto scenario = tests::small_county(42);
  scenario.stretches.front().settings.counties.front().trucks = 1;
  return scenario;
}

TEST(Dispatcher, plans_nothing_anew_for_a_change_that_milk_runs_do_not_depend_on) {
  auto const plain = tests::small_county(42);
  auto changed = plain;
  changed.stretches.push_back({14, plain.stretches.front().settings});
  changed.stretches.back().settings.installation.van_appliances += 1;  // nobody asks under `separate`
  auto const before = run_of(plain), after = run_of(changed);
  EXPECT_EQ(before.stage_seconds, after.stage_seconds);
  EXPECT_EQ(before.route_stops.size(), after.route_stops.size());
}

TEST(Dispatcher, plans_anew_for_a_change_that_they_do_depend_on) {
  auto const plain = tests::small_county(42);
  auto changed = plain;
  changed.stretches.push_back({14, plain.stretches.front().settings});
  changed.stretches.back().settings.truck.stop_time = sim::minutes(15);
  EXPECT_GT(run_of(changed).route_stops.size(), run_of(plain).route_stops.size());
}

// One truck cannot run all routes of a day. What it did not run is charged to that and comes first the next
// day, though every day has a plan of its own.
TEST(Dispatcher, remembers_under_a_new_plan_what_did_not_run) {
  auto const plain = one_truck();
  auto restless = plain;
  for (std::int64_t day = 1; day < 42; ++day) {
    restless.stretches.push_back({day, plain.stretches.front().settings});
    restless.stretches.back().settings.truck.stop_time += sim::seconds(day % 2);
  }
  auto const before = run_of(plain), after = run_of(restless);
  auto const not_run = late_by(before, Reason::route_not_run);
  ASSERT_GT(not_run, 1000u);
  EXPECT_GT(late_by(after, Reason::route_not_run), not_run / 2);
}

}  // namespace
}  // namespace ruralsim::models
