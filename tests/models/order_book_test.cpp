// When orders are accepted and released: no release takes what the desk has not accepted yet.
#include "models/balance.hpp"
#include "models/simulate.hpp"
#include "sim/fault.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kDay = 86400;

RunOptions recorded() {
  RunOptions options;
  options.orders = Orders::recorded;
  return options;
}

// Everybody orders at a desk that never closes, and never loses patience.
Scenario open_at_night(std::vector<sim::Seconds> cut_offs, sim::Distribution order_time) {
  auto scenario = tests::small_county(14);
  auto& s = scenario.stretches.front().settings;
  s.demand.assisted_share = 1;
  s.center.opening = sim::WeeklyHours::always();
  s.center.desk.order_time = std::move(order_time);
  s.warehouse.cut_offs = std::move(cut_offs);
  return scenario;
}

// The first cut-off at or after a moment; one at midnight goes before what is accepted in its second.
std::int64_t first_release(std::int64_t accepted, std::vector<sim::Seconds> const& cut_offs) {
  for (auto day = accepted / kDay;; ++day)
    for (auto const clock : cut_offs) {
      auto const at = day * kDay + clock.value;
      if (at > accepted || (at == accepted && clock.value > 0)) return at;
    }
}

struct Seen {
  std::int64_t all = 0, on_a_later_day = 0, two_days_old = 0, not_accepted = 0;
};

Seen expect_released_once_accepted(Scenario const& scenario) {
  auto const& cut_offs = scenario.stretches.front().settings.warehouse.cut_offs;
  auto const ledger = simulate(scenario, recorded());  // throws if it does not balance
  Seen seen;
  for (auto const& row : ledger.counties.front().orders) {
    if (row.accepted < 0) {
      ++seen.not_accepted;
      EXPECT_EQ(row.released, -1);
      continue;
    }
    ++seen.all;
    EXPECT_GE(row.accepted, row.placed);
    auto const release = first_release(row.accepted, cut_offs);
    EXPECT_EQ(row.released, release < scenario.run.days * kDay ? release : -1) << "accepted " << row.accepted;
    if (row.accepted / kDay > row.placed / kDay) ++seen.on_a_later_day;
    if (row.released / kDay > row.placed / kDay + 1) ++seen.two_days_old;
  }
  return seen;
}

TEST(Releases, take_orders_that_were_accepted_before) {
  auto const uniform = sim::Distribution::uniform(20 * 60, 60 * 60);
  auto const one = expect_released_once_accepted(open_at_night({sim::minutes(10)}, uniform));
  EXPECT_GT(one.on_a_later_day, 100);
  EXPECT_GT(one.two_days_old, 50) << "accepted after the only cut-off of the day after";
  EXPECT_GT(one.not_accepted, 5) << "at the end of the run";
  EXPECT_GT(one.all, 5000);
  auto const at_midnight =
      expect_released_once_accepted(open_at_night({sim::hours(0), sim::hours(16)}, uniform));
  EXPECT_GT(at_midnight.on_a_later_day, 100);
}

TEST(Releases, wait_for_orders_that_take_days) {
  auto const seen = expect_released_once_accepted(open_at_night(
      {sim::hours(11), sim::hours(16), sim::hours(23)}, sim::Distribution::lognormal(12 * 3600, 20 * 3600)));
  EXPECT_GT(seen.on_a_later_day, 100);
  EXPECT_GT(seen.two_days_old, 20);
}

TEST(BalanceOfStages, is_lost_where_an_order_is_released_before_it_is_accepted) {
  auto const scenario = tests::small_county(7);
  auto ledger = simulate(scenario, recorded());
  EXPECT_NO_THROW(check_balance(scenario, ledger));
  auto& row = ledger.counties.front().orders.front();
  ASSERT_GE(row.released, 0);
  row.released = row.accepted - 1;
  EXPECT_THROW(check_balance(scenario, ledger), sim::Error);
}

TEST(BalanceOfStages, is_lost_where_orders_spend_less_than_no_time_in_a_stage) {
  auto const scenario = tests::small_county(7);
  auto ledger = simulate(scenario, {});
  ledger.counties.front().stage_seconds(0, static_cast<std::size_t>(Stage::cut_off)) = -1;
  EXPECT_THROW(check_balance(scenario, ledger), sim::Error);
}

}  // namespace
}  // namespace ruralsim::models
