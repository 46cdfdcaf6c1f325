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

Scenario with_more_orders(Scenario scenario, std::int64_t from, double factor) {
  scenario.stretches.push_back({from, scenario.stretches.front().settings});
  scenario.stretches.back().settings.demand.orders_per_household.value *= factor;
  return scenario;
}

TEST(Dispatcher, keeps_its_plan_while_it_keeps_the_limits) {
  auto plain = tests::small_county(42);
  auto& truck = plain.stretches.front().settings.truck;
  truck.parcels = 100'000, truck.volume = {1000}, truck.weight = {1e6};
  truck.seconds_per_parcel = 0;
  plain.stretches.front().settings.products = {plain.stretches.front().settings.products.front()};
  plain.stretches.front().settings.products.front().share = 1;
  auto const stops = run_of(plain).route_stops.size();
  EXPECT_EQ(run_of(with_more_orders(plain, 14, 2)).route_stops.size(), stops);
}

TEST(Dispatcher, plans_anew_where_more_orders_break_a_limit) {
  auto plain = tests::small_county(42);
  auto const stops = run_of(plain).route_stops.size();
  EXPECT_GT(run_of(with_more_orders(plain, 14, 2)).route_stops.size(), stops);
}

TEST(Dispatcher, looks_for_fewer_runs_where_there_is_much_less_to_carry) {
  auto plain = tests::small_county(42);
  plain.stretches.front().settings.truck.parcels = 100;
  auto const planned = run_of(plain).route_stops, less = run_of(with_more_orders(plain, 14, 0.5)).route_stops;
  ASSERT_GT(less.size(), planned.size());
  std::uint32_t runs[2] = {};
  for (auto const& stop : less) {
    auto& most = runs[stop.plan_day > 0];
    most = std::max(most, stop.run + 1);
  }
  EXPECT_LT(runs[1], runs[0]);
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
