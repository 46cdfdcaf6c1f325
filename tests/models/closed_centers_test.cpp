// Days on which service centers do not open: nobody drives there, and storage does not run.
#include "models/regime.hpp"
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

// A week from 16 July 2018, which is day 14.
Holiday closed_for_a_week() {
  Holiday holiday;
  holiday.when.month = 7, holiday.when.day = 16, holiday.when.days = 7;
  holiday.closes = {Closes::centers};
  return holiday;
}

CountyLedger recorded(Scenario const& scenario) {
  RunOptions options;
  options.orders = Orders::recorded;
  return std::move(simulate(scenario, options).counties.front());
}

std::int64_t ready_between(CountyLedger const& county, std::int64_t from_day, std::int64_t to_day) {
  return std::count_if(county.orders.begin(), county.orders.end(), [&](auto const& order) {
    return order.ready >= from_day * 86400 && order.ready < to_day * 86400;
  });
}

TEST(ClosedCenters, get_nothing_delivered) {
  auto scenario = tests::small_county(35);
  scenario.stretches.front().settings.holidays = {closed_for_a_week()};
  auto const county = recorded(scenario);
  EXPECT_EQ(ready_between(county, 14, 21), 0);
  EXPECT_GT(ready_between(county, 7, 14), 1000);
  EXPECT_GT(ready_between(county, 21, 28), 1000);
}

TEST(ClosedCenters, get_nothing_delivered_on_weekdays_on_which_they_do_not_open) {
  auto scenario = tests::small_county(35);
  scenario.stretches.front().settings.center.opening.by_weekday[6].clear();
  auto const county = recorded(scenario);
  for (std::int64_t sunday = 6; sunday < 35; sunday += 7)
    EXPECT_EQ(ready_between(county, sunday, sunday + 1), 0);
  EXPECT_GT(ready_between(county, 7, 8), 100);
}

// Everybody wants to come two days after delivery; storage is three days, or a closed week longer.
TEST(ClosedCenters, keep_what_lies_there) {
  auto scenario = tests::small_county(42);
  auto& s = scenario.stretches.front().settings;
  s.center.pick_up_delay = sim::Distribution::constant(86'400 * 2);
  s.center.storage_days = 3;
  s.holidays = {closed_for_a_week()};
  auto const county = recorded(scenario);
  for (auto const& order : county.orders) {
    EXPECT_EQ(order.returned, -1);
    if (order.in_hand > 0) {
      EXPECT_TRUE(order.in_hand / 86400 < 14 || order.in_hand / 86400 >= 21);
    }
  }
}

TEST(ClosedCenters, count_the_days_of_storage_on_which_they_open) {
  auto s = tests::plain_settings();
  s.center.storage_days = 3;
  EXPECT_EQ(longest_storage(s), 3);
  s.center.opening.by_weekday[5].clear(), s.center.opening.by_weekday[6].clear();
  s.holidays = {closed_for_a_week()};
  auto scenario = tests::small_county(42);
  scenario.stretches.front().settings = s;
  Regime const regime(s, scenario, 0);
  EXPECT_EQ(regime.storage_days(0), 3);    // Monday: until Thursday
  EXPECT_EQ(regime.storage_days(2), 5);    // Wednesday: Thursday, Friday, Monday
  EXPECT_EQ(regime.storage_days(11), 12);  // Friday before the closed week: until Wednesday after it
  EXPECT_GE(longest_storage(s), 12);
}

}  // namespace
}  // namespace ruralsim::models
