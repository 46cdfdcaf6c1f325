#include "results/equal_values.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

constexpr ToldInterval kNone{.half_width = 0, .interval = {1, 1}};

TEST(EqualValues, OfAShareOfTrialsHaveWilsonsInterval) {
  auto const all = interval_of_equal_values(kNone, {.value = 1, .n = 10, .trials = 1000});
  EXPECT_NEAR(all.interval.low, 1 - 1.96 * 1.96 / (1000 + 1.96 * 1.96), 1e-5) << "z^2 / (n + z^2) below";
  EXPECT_EQ(all.interval.high, 1);
  EXPECT_DOUBLE_EQ(all.half_width, 1 - all.interval.low);
  auto const none = interval_of_equal_values(kNone, {.value = 0, .n = 10, .trials = 1000}, 0.9);
  EXPECT_EQ(none.interval.low, 0);
  EXPECT_LT(none.half_width, all.half_width) << "at a lower level";
}

TEST(EqualValues, OfWhatNeverHappenedHaveNone) {
  auto const told = interval_of_equal_values(kNone, {.value = 0, .n = 10});
  EXPECT_TRUE(std::isnan(told.half_width) && std::isnan(told.interval.low));
}

TEST(EqualValues, LeaveAllElseAsItIs) {
  EXPECT_EQ(interval_of_equal_values(kNone, {.value = 3, .n = 10}).half_width, 0) << "three trucks";
  EXPECT_EQ(interval_of_equal_values(kNone, {.value = 1, .n = 10}).half_width, 0) << "one truck";
  ToldInterval const wide{.half_width = 0.1, .interval = {0.8, 1}};
  EXPECT_EQ(interval_of_equal_values(wide, {.value = 1, .n = 10, .trials = 10}).interval.low, 0.8);
  EXPECT_TRUE(std::isnan(interval_of_equal_values({}, {.value = 1, .n = 1, .trials = 10}).half_width));
}

}  // namespace
}  // namespace ruralsim::results
