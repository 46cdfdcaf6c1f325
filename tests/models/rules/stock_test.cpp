#include "models/rules/stock.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

struct Case {
  char const* why;
  StockRule rule;
  std::int64_t position, order;
};

TEST(OrderQuantity, follows_the_policy) {
  StockRule const base{.policy = StockPolicy::base_stock, .up_to = 10};
  StockRule const min_max{.policy = StockPolicy::min_max, .up_to = 10, .reorder_point = 4};
  StockRule const r_q{.policy = StockPolicy::reorder_quantity, .reorder_point = 4, .quantity = 6};
  StockRule const periodic{.policy = StockPolicy::periodic, .up_to = 10};
  for (auto const& c :
       {Case{"base stock: every piece again", base, 9, 1}, Case{"nothing is missing", base, 10, 0},
        Case{"the level was lowered", base, 12, 0}, Case{"owed more than held", base, -3, 13},
        Case{"(s,S): above s", min_max, 5, 0}, Case{"at s", min_max, 4, 6},
        Case{"below s after a large order", min_max, 1, 9}, Case{"(r,Q): above r", r_q, 5, 0},
        Case{"at r", r_q, 4, 6}, Case{"one Q brings it just above r", r_q, -1, 6},
        Case{"one Q would not", r_q, -2, 12}, Case{"(R,S): at a review", periodic, 3, 7}})
    EXPECT_EQ(order_quantity(c.rule, c.position), c.order) << c.why;
}

TEST(StockAmounts, in_days_follow_demand_and_are_rounded_up) {
  using Unit = StockAmount::Unit;
  EXPECT_EQ(pieces({40, Unit::pieces}, 7.3), 40);
  EXPECT_EQ(pieces({3, Unit::days}, 7.5), 23);
  EXPECT_EQ(pieces({3, Unit::days}, 0.1), 1);
  EXPECT_EQ(pieces({10, Unit::days}, 0.1), 1) << "not two for a rounding";
  EXPECT_EQ(pieces({3, Unit::days}, 0), 0);
}

TEST(StockRules, keep_S_above_s_when_little_demand_makes_them_meet) {
  StockSettings s;
  s.policy = StockPolicy::min_max;
  s.up_to = StockAmount{2, StockAmount::Unit::days},
  s.reorder_point = StockAmount{1, StockAmount::Unit::days};
  auto const rule = stock_rule(s, 0.2);
  EXPECT_EQ(rule.reorder_point, 1);
  EXPECT_EQ(rule.up_to, 2);
  EXPECT_EQ(highest_position(rule), 2);
  StockRule const r_q{.policy = StockPolicy::reorder_quantity, .reorder_point = 4, .quantity = 6};
  EXPECT_EQ(highest_position(r_q), 10);
}

TEST(Reviews, follow_their_period_from_the_first_day_on) {
  auto const period = sim::hours(7), time = sim::hours(2);
  EXPECT_EQ(next_review(period, time, {0}).s, 2 * 3600);
  EXPECT_EQ(next_review(period, time, {2 * 3600}).s, 9 * 3600) << "after now, not at it";
  EXPECT_EQ(next_review(period, time, {9 * 3600 - 1}).s, 9 * 3600);
  EXPECT_EQ(next_review(period, time, {23 * 3600}).s, 30 * 3600) << "seven hours do not divide the day";
  EXPECT_EQ(next_review(sim::hours(24), sim::seconds(0), {86400}).s, 2 * 86400);
}

}  // namespace
}  // namespace ruralsim::models::rules
