// Goods that are due at the very second at which a run ends are still on their way.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

TEST(Horizon, goods_due_at_midnight_of_the_last_day_are_counted_on_the_way) {
  auto scenario = tests::small_county(14);
  auto& settings = scenario.stretches.front().settings;
  settings.line_haul.departures = {sim::hours(22)};  // two hours on the road, to the second
  settings.line_haul.speed = {60};
  settings.line_haul.delay = sim::Distribution::constant(0);
  scenario.network.counties.front().warehouse_distance = {120};
  auto const ledger = simulate(scenario, {});  // throws if it does not balance
  auto const& waiting = ledger.counties.front().waiting;
  EXPECT_GT(waiting(waiting.rows() - 1, static_cast<std::size_t>(Stage::line_haul)), 0u);
}

TEST(Horizon, goods_due_at_another_midnight_are_counted_once) {
  auto scenario = tests::small_county(14);
  auto& settings = scenario.stretches.front().settings;
  settings.line_haul.departures = {sim::hours(22)};
  settings.line_haul.speed = {60};
  settings.line_haul.delay = sim::Distribution::constant(0);
  scenario.network.counties.front().warehouse_distance = {120};
  auto const ledger = simulate(scenario, {});
  auto const& waiting = ledger.counties.front().waiting;
  EXPECT_GT(waiting(5, static_cast<std::size_t>(Stage::line_haul)), 0u) << "on their way";
  EXPECT_EQ(waiting(5, static_cast<std::size_t>(Stage::sorting)), 0u) << "and nowhere else";
}

}  // namespace
}  // namespace ruralsim::models
