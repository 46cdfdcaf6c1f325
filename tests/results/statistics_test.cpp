// Reference values: R 4.2 (t.test, prop.test with correct = FALSE, which is Wilson's interval).
#include "results/statistics.hpp"

#include "sim/fault.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

constexpr double tight = 1e-12;

TEST(Estimate, IsRsMeanAndTInterval) {
  std::array const rates{0.91, 0.88, 0.93, 0.90, 0.87};
  auto const e = estimate(rates);
  EXPECT_NEAR(e.mean, 0.898, tight);
  EXPECT_NEAR(e.deviation, 0.0238746727726267, tight);
  EXPECT_NEAR(e.half_width, 0.0296443216506662, tight);
  EXPECT_EQ(e.n, 5u);
  EXPECT_NEAR(estimate(rates, 0.9).half_width, 0.0227618949589511, tight);
  EXPECT_NEAR(e.interval().low, 0.898 - 0.0296443216506662, tight);
}

TEST(Estimate, OfOneReplicationHasAMeanAndNoInterval) {
  auto const e = estimate(std::array{0.9});
  EXPECT_EQ(e.mean, 0.9);
  EXPECT_EQ(e.n, 1u);
  EXPECT_TRUE(std::isnan(e.half_width));
  EXPECT_TRUE(std::isnan(e.interval().low));
}

TEST(Estimate, LeavesOutReplicationsInWhichThereWasNothing) {
  auto const e = estimate(std::array{0.5, not_available, 0.7});
  EXPECT_NEAR(e.mean, 0.6, tight);
  EXPECT_EQ(e.n, 2u);
  EXPECT_EQ(estimate(std::array{not_available}).n, 0u);
  EXPECT_TRUE(std::isnan(estimate({}).mean));
}

TEST(Jackknife, OfAMeanIsItsTInterval) {
  std::array const values{0.91, 0.88, 0.93, 0.90, 0.87};
  std::vector<double> without;
  for (double const v : values) without.push_back((0.898 * 5 - v) / 4);
  auto const e = jackknife(0.898, without);
  EXPECT_EQ(e.mean, 0.898);
  EXPECT_NEAR(e.half_width, estimate(values).half_width, tight);
  EXPECT_NEAR(e.deviation, estimate(values).deviation, tight);
}

// Ratio of sums 14 / 16 of (9, 10), (1, 2), (4, 4): squared error 2/3 x sum of squares about their mean.
TEST(Jackknife, OfARatioIsWorkedOutByHand) {
  std::array const without{5.0 / 6, 13.0 / 14, 10.0 / 12};
  double const mean = (without[0] + without[1] + without[2]) / 3;
  double squares = 0;
  for (double const v : without) squares += (v - mean) * (v - mean);
  auto const e = jackknife(14.0 / 16, without);
  EXPECT_NEAR(e.half_width, 4.30265272974946 * std::sqrt(2.0 / 3 * squares), tight) << "t, 2 degrees";
  EXPECT_TRUE(std::isnan(jackknife(0.5, std::array{0.5}).half_width));
  EXPECT_TRUE(std::isnan(jackknife(0.5, std::array{0.5, not_available}).half_width));
}

// Few trials of replications that differ in number: a mean of ratios is biased, a ratio of sums hardly. The
// share depends on the number, so the right value is E[successes] / E[trials] = (2 x 1 + 10 x 0.2) / 12.
TEST(Jackknife, CoversTheRightRatioWhereAMeanOfRatiosMissesIt) {
  std::mt19937_64 random(20);
  constexpr int kSets = 4000, kReplications = 20;
  constexpr double kTruth = (2 * 1 + 10 * 0.2) / 12;
  int covered = 0, covered_by_mean = 0;
  for (int set = 0; set < kSets; ++set) {
    std::vector<double> trials, successes, ratios, without;
    for (int r = 0; r < kReplications; ++r) {
      bool const few = random() % 2 == 0;
      trials.push_back(few ? 2 : 10);
      successes.push_back(few ? 2 : std::binomial_distribution<int>(10, 0.2)(random));
      ratios.push_back(successes.back() / trials.back());
    }
    double const n = std::accumulate(trials.begin(), trials.end(), 0.0);
    double const k = std::accumulate(successes.begin(), successes.end(), 0.0);
    for (std::size_t r = 0; r < trials.size(); ++r) without.push_back((k - successes[r]) / (n - trials[r]));
    auto const inside = [](Interval const& i) { return i.low <= kTruth && kTruth <= i.high ? 1 : 0; };
    covered += inside(jackknife(k / n, without).interval());
    covered_by_mean += inside(estimate(ratios).interval());
  }
  EXPECT_GT(covered, 0.91 * kSets);
  EXPECT_LT(covered, 0.98 * kSets);
  EXPECT_LT(covered_by_mean, 0.5 * kSets);
}

TEST(PairedDifference, IsRsPairedTTest) {
  auto const e = paired_difference(std::array{10.1, 12.4, 9.8, 11.7}, std::array{9.6, 11.5, 9.9, 10.8});
  EXPECT_NEAR(e.mean, 0.55, tight);
  EXPECT_NEAR(e.half_width, 0.751982723960981, tight);
}

TEST(PairedDifference, NeedsBothSidesOfAPair) {
  EXPECT_EQ(paired_difference(std::array{1.0, not_available, 3.0}, std::array{0.0, 1.0, 1.0}).n, 2u);
  EXPECT_THROW(paired_difference(std::array{1.0}, std::array{1.0, 2.0}), sim::Error);
}

TEST(RatioOfSums, IsNoMeanOfRatios) {
  std::array<std::int64_t, 2> const kept{1, 90}, all{1, 100};
  EXPECT_DOUBLE_EQ(ratio_of_sums(kept, all), 91.0 / 101.0);
}

TEST(RatioOfSums, S28_IsNotAvailableOverNothing) {
  std::array<std::int64_t, 1> const none{0};
  EXPECT_TRUE(std::isnan(ratio_of_sums(none, none)));
  EXPECT_TRUE(std::isnan(share(0, 0)));
}

TEST(Wilson, IsRsScoreInterval) {
  struct Case {
    std::int64_t successes, trials;
    double low, high;
  };
  for (auto const& c : {Case{0, 20, 0, 0.161125158052819}, Case{20, 20, 0.838874841947181, 1},
                        Case{7, 20, 0.181191824101082, 0.567145723314764}, Case{0, 1, 0, 0.793450685622763},
                        Case{9500, 10000, 0.945552884156976, 0.954101517309415}}) {
    auto const w = wilson(c.successes, c.trials);
    EXPECT_NEAR(w.low, c.low, 1e-9) << c.successes << " of " << c.trials;
    EXPECT_NEAR(w.high, c.high, 1e-9) << c.successes << " of " << c.trials;
  }
}

TEST(Wilson, OfNoneOrAllReachesTheEndExactlyAndHasAWidth) {
  EXPECT_EQ(wilson(0, 7).low, 0);
  EXPECT_GT(wilson(0, 7).high, 0);
  EXPECT_EQ(wilson(7, 7).high, 1);
  EXPECT_LT(wilson(7, 7).low, 1);
  EXPECT_TRUE(std::isnan(wilson(0, 0).low));
}

TEST(Level, S61_ALevelOutsideZeroToOneIsRefusedWithAHint) {
  for (double const level : {0.0, 1.0, -0.5, 95.0, not_available})
    EXPECT_THROW(checked_level(level), sim::Error);
  try {
    checked_level(95);
    FAIL();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("did you mean 0.95?"));
  }
}

}  // namespace
}  // namespace ruralsim::results
