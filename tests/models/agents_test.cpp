// What the agents of desks do with their day.
#include "models/sellers_at_desk.hpp"
#include "models/simulate.hpp"
#include "sim/engine.hpp"
#include "sim/random.hpp"
#include "tests/support/harvest.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kWeek = 7 * 86400;

void expect_no_more_busy_than_on_duty(Scenario const& scenario, char const* who) {
  auto const ledger = simulate(scenario, {});
  auto const& use = ledger.counties.front().utilisation;
  constexpr auto kAgents = static_cast<std::size_t>(Resource::agents);
  std::int64_t busy = 0, open = 0;
  for (std::size_t week = 0; week < use.busy_by_week.rows(); ++week) {
    EXPECT_LE(use.busy_by_week(week, kAgents), use.available_by_week(week, kAgents)) << who;
    busy += use.busy_by_week(week, kAgents), open += use.available_by_week(week, kAgents);
  }
  EXPECT_GT(busy, open / 2) << who;
  for (std::size_t hour = 0; hour < kHoursOfWeek; ++hour)
    EXPECT_LE(use.busy[kAgents][hour], use.available[kAgents][hour]) << who << ", hour " << hour;
}

// Nobody begins with somebody else while they still serve who came before midnight.
TEST(Agents, of_a_desk_that_is_always_open_work_no_more_than_the_day_has) {
  auto scenario = tests::small_county(14);
  auto& s = scenario.stretches.front().settings;
  s.demand.orders_per_household = {60};
  s.demand.assisted_share = 1;
  s.center.opening = sim::WeeklyHours::always();
  s.center.desk.order_time = sim::Distribution::constant(5 * 3600);
  auto const ledger = simulate(scenario, {});
  auto const& use = ledger.counties.front().utilisation;
  constexpr auto kAgents = static_cast<std::size_t>(Resource::agents);
  auto const all = static_cast<std::int64_t>(scenario.network.counties.front().centers.size()) * kWeek;
  for (std::size_t week = 0; week < 2; ++week) {
    EXPECT_EQ(use.available_by_week(week, kAgents), all) << "no overtime";
    EXPECT_LE(use.busy_by_week(week, kAgents), all);
    EXPECT_GT(use.busy_by_week(week, kAgents), all * 4 / 5);
  }
}

TEST(Agents, are_on_duty_while_they_serve_the_last_one_after_closing) {
  auto scenario = tests::small_county(14);
  auto& s = scenario.stretches.front().settings;
  s.demand.orders_per_household = {60};
  s.demand.assisted_share = 1;
  s.center.desk.order_time = sim::Distribution::constant(5 * 3600);
  expect_no_more_busy_than_on_duty(scenario, "who order");
  s.demand.assisted_share = 0;
  s.harvests = {tests::all_year(365)};
  s.selling.intake_time = sim::hours(5);
  expect_no_more_busy_than_on_duty(scenario, "who sell");
}

// Whatever comes after what: in one hour or over several, out of order, after closing, on the last day.
TEST(Agents, are_busy_for_as_long_whether_each_service_is_told_or_each_hour) {
  auto const scenario = tests::small_county(14);
  Regimes const regimes(scenario);
  auto const engine = sim::make_engine(sim::EngineKind::native);
  auto& place = engine->add_place("county", 0);
  CountyLedger one_by_one(14, 0, 1, scenario.network.counties.front().centers.size());
  auto by_the_hour = one_by_one;
  County told(scenario, regimes, 0, 0, place, one_by_one),
      gathered(scenario, regimes, 0, 0, place, by_the_hour);
  sim::Stream luck({.seed = 4});
  for (std::int64_t day = 0; day < 14; ++day) {
    AgentsHour agents(gathered);
    auto const closes = sim::midnight(day).s + 20 * 3600;
    for (auto from = closes - 13 * 3600; from < closes;) {
      auto const to = from + luck.below(luck.below(8) == 0 ? 9000 : 600);
      add_agent_busy(told, from, to, closes);
      agents.add(from, to, closes);
      from += std::int64_t{luck.below(500)} - 100;
    }
  }
  EXPECT_EQ(by_the_hour.utilisation.busy, one_by_one.utilisation.busy);
  EXPECT_EQ(by_the_hour.utilisation.busy_by_week, one_by_one.utilisation.busy_by_week);
  EXPECT_EQ(by_the_hour.utilisation.available, one_by_one.utilisation.available) << "overtime";
}

}  // namespace
}  // namespace ruralsim::models
