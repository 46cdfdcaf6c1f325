// What is brought back, and when, by hand.
#include "models/rules/returns.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

constexpr std::uint32_t kHour = 3600, kDay = 86400;

class BroughtBack : public testing::Test {
 protected:
  std::optional<std::int64_t> after(std::int64_t delay, std::uint32_t in_hand, std::uint32_t word = 0,
                                    double share = 1) const {
    return brought_back({word, 0x80000000, 0, 0}, share,
                        QuantileTable(sim::Distribution::constant(static_cast<double>(delay))), hours_,
                        in_hand);
  }

 private:
  sim::WorkingTime const open_{
      sim::WeeklyHours::daily(sim::hours(7), sim::hours(20)), sim::Calendar(sim::date(2018, 7, 2)), {5}};
  OpeningDays const hours_{open_, 30};
};

TEST_F(BroughtBack, after_the_delay_if_the_center_is_open) {
  EXPECT_EQ(after(2 * kDay, 10 * kHour), 2 * kDay + 10 * kHour);
}

TEST_F(BroughtBack, at_the_next_opening_if_it_is_closed) {
  EXPECT_EQ(after(12 * kHour, 10 * kHour), kDay + 7 * kHour);
  EXPECT_EQ(after(2 * kDay, 3 * kDay + 10 * kHour), 6 * kDay + 7 * kHour) << "day 5 is a holiday";
}

TEST_F(BroughtBack, on_the_next_day_at_the_earliest) {
  EXPECT_EQ(after(0, 10 * kHour), kDay + 7 * kHour);
  EXPECT_EQ(after(kHour, 2 * kDay), 3 * kDay + 7 * kHour);
}

TEST_F(BroughtBack, by_whoever_draws_less_than_the_share) {
  for (double const share : {0.0, 1e-10, 0.03, 0.044, 0.1, 1.0 / 3, 0.5, 0.999999999, 1.0}) {
    auto const below = brings_back_below(share);
    ASSERT_LE(below, std::uint64_t{1} << 32);
    if (below > 0) {
      EXPECT_LT(sim::unit(static_cast<std::uint32_t>(below - 1)), share);
    }
    if (below <= 0xffffffff) {
      EXPECT_GE(sim::unit(static_cast<std::uint32_t>(below)), share);
    }
  }
}

TEST_F(BroughtBack, by_a_share_of_those_who_have_it) {
  EXPECT_TRUE(after(0, 0, 0x19999999, 0.1));
  EXPECT_FALSE(after(0, 0, 0x1999999a, 0.1));
  EXPECT_FALSE(after(0, 0, 0, 0)) << "nobody";
  EXPECT_TRUE(after(0, 0, 0xffffffff, 1)) << "everybody";
}

}  // namespace
}  // namespace ruralsim::models::rules
