#include "results/ratio.hpp"

#include "sim/fault.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

constexpr double tight = 1e-12;
constexpr double kT2 = 4.30265272974946;  // Student's quantile: 97.5 %, 2 degrees of freedom
constexpr std::array kAbove{9.0, 1.0, 4.0}, kBelow{10.0, 2.0, 4.0};  // ratio 14 / 16

Ratio of_three(RatioInterval which) {
  return ratio_estimate(kAbove, kBelow, which);
}

TEST(Ratio, IsThatOfTheSums) {
  for (auto const which : {RatioInterval::delta, RatioInterval::fieller, RatioInterval::jackknife}) {
    EXPECT_NEAR(of_three(which).value, 14.0 / 16, tight) << name(which);
    EXPECT_EQ(of_three(which).n, 3u);
  }
}

TEST(Ratio, HasADeltaIntervalWorkedOutByHand) {
  // x - R y: 0.25, -0.75, 0.5; squares sum to 0.875, over 2 x 3; mean denominator 16 / 3.
  double const half = kT2 * std::sqrt(0.875 / 6) / (16.0 / 3);
  EXPECT_NEAR(of_three(RatioInterval::delta).interval.low, 0.875 - half, tight);
  EXPECT_NEAR(of_three(RatioInterval::delta).half_width(), half, tight);
}

TEST(Ratio, HasTheJackknifeIntervalOfRatiosWithoutOneEach) {
  std::array const without{5.0 / 6, 13.0 / 14, 10.0 / 12};
  auto const expected = jackknife(0.875, without).interval();
  EXPECT_NEAR(of_three(RatioInterval::jackknife).interval.low, expected.low, tight);
  EXPECT_NEAR(of_three(RatioInterval::jackknife).interval.high, expected.high, tight);
}

// In the form of the textbooks (g and 1 - g) for denominators that are well known.
TEST(Ratio, HasFiellersInterval) {
  std::array const above{20.0, 22.0, 19.0, 25.0}, below{40.0, 41.0, 37.0, 46.0};
  double const x = 21.5, y = 41;
  // Sums of squares and products about the means: 21, 42, 29; variances of the means: over 4 x 3.
  double const xx = 21.0 / 12, yy = 42.0 / 12, xy = 29.0 / 12, t = 3.18244630528371, r = x / y;
  double const g = t * t * yy / (y * y);
  double const middle = (r - g * xy / yy) / (1 - g);
  double const half = t / y / (1 - g) * std::sqrt(xx - 2 * r * xy + r * r * yy - g * (xx - xy * xy / yy));
  auto const f = ratio_estimate(above, below, RatioInterval::fieller);
  EXPECT_NEAR(f.interval.low, middle - half, tight);
  EXPECT_NEAR(f.interval.high, middle + half, tight);
  EXPECT_LT(f.interval.low, r);
  EXPECT_GT(f.interval.high, r);
}

TEST(Ratio, HasNoFiellerIntervalWhereTheDenominatorMayBeNothing) {
  EXPECT_TRUE(std::isnan(of_three(RatioInterval::fieller).interval.low)) << "mean 5.3 +- 10.3";
  EXPECT_NEAR(of_three(RatioInterval::fieller).value, 0.875, tight);
}

TEST(Ratio, OverAConstantDenominatorIsTheMeanWithItsTInterval) {
  std::array const above{0.91, 0.88, 0.93, 0.90, 0.87}, ones{2.0, 2.0, 2.0, 2.0, 2.0};
  auto const e = estimate(above);
  for (auto const which : {RatioInterval::delta, RatioInterval::fieller, RatioInterval::jackknife}) {
    auto const r = ratio_estimate(above, ones, which);
    EXPECT_NEAR(r.value, e.mean / 2, tight) << name(which);
    EXPECT_NEAR(r.half_width(), e.half_width / 2, tight) << name(which);
  }
}

TEST(Ratio, LeavesOutReplicationsThatLackASide) {
  auto const r = ratio_estimate(std::array{9.0, not_available, 1.0, 4.0, 5.0},
                                std::array{10.0, 3.0, 2.0, 4.0, not_available});
  EXPECT_EQ(r.n, 3u);
  EXPECT_NEAR(r.value, 0.875, tight);
}

TEST(Ratio, OverNothingIsNotAvailable) {
  auto const r = ratio_estimate(std::array{0.0, 0.0}, std::array{0.0, 0.0});
  EXPECT_TRUE(std::isnan(r.value));
  EXPECT_TRUE(std::isnan(r.interval.low));
}

TEST(Ratio, OfASingleReplicationIsRefused) {
  EXPECT_THROW(ratio_estimate(std::array{1.0}, std::array{2.0}), sim::Error);
  EXPECT_THROW(ratio_estimate(std::array{1.0, not_available}, std::array{2.0, 2.0}), sim::Error);
  EXPECT_THROW(ratio_estimate(std::array{1.0, 2.0}, std::array{2.0}), sim::Error) << "unequal numbers";
}

}  // namespace
}  // namespace ruralsim::results
