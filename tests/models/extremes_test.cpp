// Cases whose outcome is plain without a simulation.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using tests::small_county;

template <class T>
std::uint64_t total(Counts<T> const& counts) {
  std::uint64_t sum = 0;
  for (auto n : counts.cells()) sum += static_cast<std::uint64_t>(n);
  return sum;
}
std::uint64_t backlog_at_end(CountyLedger const& ledger) {
  std::uint64_t open = 0;
  for (std::size_t age = 0; age < kBacklogAges; ++age) open += ledger.backlog(ledger.backlog.rows() - 1, age);
  return open;
}
std::uint64_t waiting_at_end(CountyLedger const& ledger) {
  std::uint64_t sum = 0;
  for (std::size_t s = 0; s < kStages; ++s) sum += ledger.waiting(ledger.waiting.rows() - 1, s);
  return sum;
}

TEST(WithoutDemand, nothing_moves) {
  auto scenario = small_county();
  scenario.stretches.front().settings.demand.orders_per_household = {0};
  auto const ledger = simulate(scenario, {});
  auto const& county = ledger.counties.front();
  EXPECT_EQ(total(county.ordered), 0u);
  EXPECT_EQ(total(county.late), 0u);
  EXPECT_EQ(total(county.waiting), 0u);
  EXPECT_EQ(total(county.backlog), 0u);
  EXPECT_EQ(county.truck_runs(0, 0), 0);
  for (auto const& by_hour : county.utilisation.busy)
    for (auto const seconds : by_hour) EXPECT_EQ(seconds, 0);
}

TEST(WithoutTechnicians, the_backlog_is_every_job_that_was_delivered) {
  auto scenario = small_county();
  scenario.stretches.front().settings.counties.front().technicians = 0;
  auto const county = simulate(scenario, {}).counties.front();
  EXPECT_GT(total(county.jobs), 100u);
  EXPECT_EQ(backlog_at_end(county), total(county.jobs));
  EXPECT_EQ(total(county.installed), 0u);
  EXPECT_EQ(total(county.visits), 0u);
}

TEST(WithoutTechnicians, nothing_large_is_delivered_if_they_are_to_bring_it) {
  auto scenario = small_county();
  auto& s = scenario.stretches.front().settings;
  s.counties.front().technicians = 0;
  s.installation.policy = AppliancePolicy::together;
  auto const county = simulate(scenario, {}).counties.front();
  for (std::size_t day = 0; day < county.ready.rows(); ++day) EXPECT_EQ(county.ready(day, 1), 0u) << day;
  EXPECT_GT(total(county.ready), 0u);
}

TEST(WithoutTrucks, all_waits_and_all_whose_day_has_passed_is_late) {
  auto scenario = small_county();
  scenario.stretches.front().settings.counties.front().trucks = 0;
  auto const county = simulate(scenario, {}).counties.front();
  EXPECT_EQ(total(county.ready), 0u);
  EXPECT_EQ(waiting_at_end(county), total(county.ordered));
  for (std::size_t day = 0; day + 2 <= county.ordered.rows(); ++day) {
    std::uint64_t late = 0;
    for (std::size_t r = 0; r < kReasons; ++r) late += county.late(day, r);
    EXPECT_EQ(late, county.ordered(day, 0) + county.ordered(day, 1)) << day;
  }
}

TEST(WithoutPicking, goods_of_the_national_hub_never_come_if_the_way_takes_longer_than_the_run) {
  auto scenario = small_county();
  auto& s = scenario.stretches.front().settings;
  for (auto& product : s.products) product.stocked_in_region = 0;
  s.warehouse.national_lead_time = sim::Distribution::constant(100 * 86400);
  auto const county = simulate(scenario, {}).counties.front();
  EXPECT_EQ(total(county.ready), 0u);
  EXPECT_GT(county.waiting(county.waiting.rows() - 1, static_cast<std::size_t>(Stage::national_supply)),
            40'000u);
}

// A center whose day of opening lies beyond the run: its villages order nothing.
TEST(WithoutCenters, nobody_orders) {
  auto scenario = small_county();
  for (auto& center : scenario.network.counties.front().centers) center.opens = 1000;
  EXPECT_EQ(total(simulate(scenario, {}).counties.front().ordered), 0u);
}

// Households x orders a year x days / 365, with growth, weekdays, and a festival that counts against the mean
// day of the year: 2 July, on which the run begins.
TEST(Demand, is_what_was_asked_for_within_3_and_a_half_standard_errors) {
  auto scenario = small_county(70);
  auto& demand = scenario.stretches.front().settings.demand;
  demand.growth = 0.5;
  demand.weekday = {1, 1, 1, 1, 1, 3, 3};
  demand.assisted_share = 0.3;  // nobody is impatient: all are served, today or tomorrow
  demand.festivals = {{.when = {.id = "fair", .month = 7, .day = 20, .days = 3}, .factor = 2.5}};
  double households = 0;
  for (auto const& village : scenario.network.counties.front().villages) households += village.households;
  double expected = 0;
  for (int day = 0; day < 70; ++day) {  // day 0 is Monday, 2 July
    double const ordinary = (day % 7 < 5 ? 1 : 3) / (11.0 / 7) * std::pow(1.5, day / 365.0);
    expected += households * 15 / 365.0 * (day >= 18 && day < 21 ? 2.5 : ordinary);
  }
  auto const measured = static_cast<double>(total(simulate(scenario, {}).counties.front().ordered));
  std::printf("| total demand | %.0f | %.0f | %.0f | %+.2f |\n", expected, measured, std::sqrt(expected),
              (measured - expected) / std::sqrt(expected));
  EXPECT_NEAR(measured, expected, 3.5 * std::sqrt(expected));  // a Poisson number
}

}  // namespace
}  // namespace ruralsim::models
