// Figures of growing networks, of ledgers small enough to work them out.
#include "results/figures/growth.hpp"

#include "tests/results/hand_made.hpp"

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using testing::ElementsAre;

// The second center opens on day 5 and closes on day 12.
CountyLedger growing_county() {
  auto ledger = empty_county();
  ledger.growth.begin({{.opens = -1}, {.opens = 5, .closes = 12}}, kDays);
  ledger.growth.judge(1, 6, 20, 8);
  ledger.growth.judge(1, 11, 10, 7);
  ledger.growth.judge(0, 6, 1000, 1000);  // nobody knows for how long it has been open
  ledger.growth.backlog(0, 0) = 14;
  return ledger;
}

Tables growing_tables() {
  auto s = scenario();
  s.stretches.front().settings.rollout.target = 0.4;
  s.stretches.front().settings.rollout.target_weeks = 1;
  auto ledger = growing_county();
  for (std::size_t day = 7; day < 14; ++day) place(ledger, day, {10, 4, 4, 4});
  return tabulate(s, {run_of({ledger})}, provenance());
}

TEST(GrowthFigures, count_by_months_since_the_opening) {
  auto const t = growing_tables();
  EXPECT_THAT(t.at("orders_by_months_open").values<std::int64_t>(), ElementsAre(30));
  EXPECT_THAT(t.at("next_day_by_months_open").values<std::int64_t>(), ElementsAre(15));
  EXPECT_THAT(t.at("next_day_rate_by_months_open").values<double>(), ElementsAre(0.5));
  EXPECT_THAT(t.at("center_days_by_months_open").values<std::int64_t>(), ElementsAre(7));
  EXPECT_THAT(t.at("backlog_by_months_open").values<double>(), ElementsAre(2.0));
}

TEST(GrowthFigures, tell_what_is_open_by_week_and_what_closed) {
  auto const t = growing_tables();
  EXPECT_THAT(t.at("centers_in_service").values<std::int64_t>(), ElementsAre(1, 2, 1));
  EXPECT_THAT(t.at("households_in_service").values<double>(), ElementsAre(150, 200, 150));
  EXPECT_THAT(t.at("remote_households_in_service").values<double>(), ElementsAre(0, 50, 0));
  EXPECT_THAT(t.at("center_closes").values<std::int64_t>(), ElementsAre(-1, 12));
  EXPECT_THAT(t.at("weeks_to_target").values<double>(), ElementsAre(1.0))
      << "week 1 is the first with orders";
  EXPECT_THAT(t.at("summary/weeks_to_target").values<double>(), ElementsAre(1.0));
  EXPECT_THAT(t.at("summary/centers_opened").values<double>(), ElementsAre(1.0));
  EXPECT_THAT(t.at("summary/centers_failed").values<double>(), ElementsAre(1.0));
  EXPECT_EQ(t.at("next_day_target").values<double>().front(), 0.4);
}

TEST(GrowthFigures, count_weeks_from_the_first_with_orders_though_it_lies_in_the_warm_up) {
  auto s = scenario();
  s.stretches.front().settings.rollout.target = 0.4;
  s.stretches.front().settings.rollout.target_weeks = 1;
  auto ledger = growing_county();
  for (std::size_t day = 3; day < 14; ++day) {
    std::uint32_t const in_time = day < 7 ? 1 : 4;
    place(ledger, day, {10, in_time, in_time, in_time});
  }
  for (std::int64_t const warm_up : {0, 7}) {
    s.run.warm_up = warm_up;
    auto const t = tabulate(s, {run_of({ledger})}, provenance());
    EXPECT_THAT(t.at("weeks_to_target").values<double>(), ElementsAre(2.0)) << warm_up;
  }
}

TEST(GrowthFigures, are_left_out_where_nothing_grows) {
  auto const t = tabulate(scenario(), {run_of({empty_county()})}, provenance());
  EXPECT_EQ(t.find("orders_by_months_open"), nullptr);
  EXPECT_EQ(t.find("weeks_to_target"), nullptr);
}

TEST(Months, of_a_center_are_those_that_are_full) {
  using models::GrowthLedger;
  EXPECT_EQ(GrowthLedger::month_of(-3), 0u);
  EXPECT_EQ(GrowthLedger::month_of(30), 0u);
  EXPECT_EQ(GrowthLedger::month_of(31), 1u);
  EXPECT_EQ(GrowthLedger::month_of(486), 15u);
  EXPECT_EQ(GrowthLedger::month_of(487), 16u) << "16 months of 30.4375 days";
}

TEST(WeeksToTarget, end_with_the_last_of_the_row_and_are_missing_where_there_is_none) {
  using figures::weeks_until;
  std::vector<std::int64_t> const orders{10, 10, 10, 0, 10, 10, 10};
  EXPECT_EQ(weeks_until(orders, {4, 3, 4, 0, 4, 4, 4}, 0.4, 3), 7u);
  EXPECT_EQ(weeks_until(orders, {4, 4, 4, 0, 0, 0, 0}, 0.4, 3), 3u);
  EXPECT_EQ(weeks_until(orders, {0, 0, 4, 0, 4, 4, 3}, 0.4, 3), std::nullopt)
      << "a week without orders breaks it";
  EXPECT_EQ(weeks_until(orders, {4, 4, 4, 0, 4, 4, 4}, 0.4, 4), std::nullopt);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
