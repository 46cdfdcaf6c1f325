#include "results/order_statistics.hpp"

#include "sim/fault.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

TEST(Median, TakesWhatWasNotReachedAsTheLongest) {
  EXPECT_EQ(median(std::array{3.0, 1.0, 2.0}).value, 2);
  EXPECT_EQ(median(std::array{3.0, 1.0, 2.0, 4.0}).value, 2.5);
  auto const some = median(std::array{3.0, not_available, 2.0});
  EXPECT_EQ(some.value, 3);
  EXPECT_EQ(some.n, 2u);
  EXPECT_TRUE(std::isnan(median(std::array{3.0, not_available}).value));
  EXPECT_TRUE(std::isnan(median({}).value));
}

// Conover, table A3: of 10 values the 2nd and the 9th hold the median with 97.9 %; of 5 no two do with 95 %.
TEST(Median, HasTheIntervalOfOrderStatistics) {
  std::array const ten{1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, not_available};
  auto const m = median(ten);
  EXPECT_EQ(m.interval.low, 2);
  EXPECT_EQ(m.interval.high, 9);
  EXPECT_TRUE(std::isnan(median(std::span(ten).first(5)).interval.low));
  EXPECT_TRUE(std::isnan(median(std::span(ten).last(8)).interval.high)) << "the longest is not known";
}

TEST(Quantile, IsTheInverseOfTheEmpiricalDistribution) {
  std::array const ten{10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0};
  EXPECT_EQ(quantile(ten, 0.25).value, 3);
  EXPECT_EQ(quantile(ten, 0.3).value, 3.5) << "0.3 x 10 is a whole number, though not in binary";
  EXPECT_EQ(quantile(ten, 0.9).value, 9.5);
  EXPECT_EQ(quantile(ten, 0.91).value, 10);
  EXPECT_EQ(quantile(ten, 0.01).value, 1);
  EXPECT_EQ(quantile(std::array{7.0}, 0.9).value, 7);
}

// Conover's table A3, n = 20, p = 0.75: P(B <= 10) = 0.0139, P(B <= 11) = 0.0409, P(B <= 18) = 0.9757; so the
// 11th and the 19th value, with 0.9757 - 0.0139.
TEST(Quantile, HasTheLimitsOfTheBinomialTable) {
  std::vector<double> twenty(20);
  std::iota(twenty.begin(), twenty.end(), 1);
  auto const q = quantile(twenty, 0.75);
  EXPECT_EQ(q.interval.low, 11);
  EXPECT_EQ(q.interval.high, 19);
  EXPECT_NEAR(q.coverage, 0.9757 - 0.0139, 1e-4);
  EXPECT_EQ(q.n, 20u);
}

TEST(Quantile, HasOneLimitWhereTheOtherIsBeyondTheValues) {
  std::vector<double> twenty(20);
  std::iota(twenty.begin(), twenty.end(), 1);
  auto const q = quantile(twenty, 0.95);
  EXPECT_EQ(q.interval.low, 17) << "P(B <= 16) = 0.0159, P(B <= 17) = 0.0755";
  EXPECT_TRUE(std::isnan(q.interval.high));
  EXPECT_GT(q.coverage, 0.975);
}

TEST(Quantile, HasBothLimitsFromTheNumberOfValuesOnThatIsTold) {
  EXPECT_EQ(values_for_both_limits(0.5), 6u);
  EXPECT_EQ(values_for_both_limits(0.95), 72u);
  for (double const p : {0.05, 0.3, 0.5, 0.9, 0.99})
    for (double const level : {0.5, 0.9, 0.95, 0.99}) {
      auto const n = values_for_both_limits(p, level);
      std::vector<double> values(n);
      std::iota(values.begin(), values.end(), 1);
      auto const enough = quantile(values, p, level),
                 short_of_one = quantile(std::span(values).first(n - 1), p, level);
      EXPECT_FALSE(std::isnan(enough.interval.low + enough.interval.high)) << p << " " << level;
      EXPECT_TRUE(std::isnan(short_of_one.interval.low + short_of_one.interval.high)) << p << " " << level;
      EXPECT_GE(enough.coverage, level);
    }
}

TEST(Quantile, IsRefusedOutsideZeroToOne) {
  for (double const p : {0.0, 1.0, 95.0, -0.1, not_available})
    EXPECT_THROW(quantile(std::array{1.0, 2.0}, p), sim::Error);
  EXPECT_THROW(quantile(std::array{1.0, 2.0}, 0.5, 95), sim::Error);
}

}  // namespace
}  // namespace ruralsim::results
