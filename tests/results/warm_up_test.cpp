#include "results/warm_up.hpp"

#include "sim/distribution.hpp"
#include "sim/fault.hpp"
#include "sim/random.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::results {
namespace {

// Two batches at 10 or more, then 0 and 1 in turn.
std::vector<double> settling(std::size_t batches, std::size_t size) {
  std::vector<double> values(batches * size);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = i < size ? 30 : i < 2 * size ? 10 : static_cast<double>((i / size) % 2);
  return values;
}

TEST(Mser, IsWorkedOutByHand) {
  auto const t = mser(settling(12, 5));
  EXPECT_EQ(t.leave_out, 10u);
  EXPECT_FALSE(t.too_short);
  EXPECT_DOUBLE_EQ(t.mean, 0.5);
  ASSERT_EQ(t.statistic.size(), 8u) << "at least five batches remain";
  EXPECT_NEAR(t.statistic[2], 10 * 0.25 / 100, 1e-12);
  // Without the first: 10 and ten of mean 0.5, mean 15 / 11.
  double const mean = 15.0 / 11;
  EXPECT_NEAR(t.statistic[1],
              ((10 - mean) * (10 - mean) + 5 * mean * mean + 5 * (1 - mean) * (1 - mean)) / 121, 1e-12);
}

TEST(Mser, LeavesOutTheRemainderThatFillsNoBatch) {
  auto values = settling(12, 5);
  values.insert(values.end(), 4, 1000.0);
  EXPECT_EQ(mser(values).leave_out, 10u);
  EXPECT_EQ(mser(settling(12, 1), 1).leave_out, 2u);
}

TEST(Mser, OfALevelSeriesLeavesOutNothing) {
  auto const t = mser(std::vector<double>(100, 3.0));
  EXPECT_EQ(t.leave_out, 0u);
  EXPECT_DOUBLE_EQ(t.mean, 3);
}

TEST(Mser, SaysThatASeriesWhichDoesNotSettleIsTooShort) {
  std::vector<double> falling;
  for (int i = 0; i < 200; ++i) falling.push_back(std::exp(-i / 100.0));
  EXPECT_TRUE(mser(falling).too_short);
  std::vector<double> settled = falling;
  for (int i = 200; i < 4000; ++i) settled.push_back(std::exp(-i / 100.0) + (i % 2 == 0 ? 0.2 : -0.2));
  EXPECT_FALSE(mser(settled).too_short);
}

TEST(Mser, RefusesWhatTellsNothing) {
  EXPECT_THROW(mser(std::vector<double>(49, 1.0)), sim::Error);
  EXPECT_THROW(mser(std::vector<double>(50, 1.0), 0), sim::Error);
  std::vector<double> gap(60, 1.0);
  gap[30] = not_available;
  EXPECT_THROW(mser(gap), sim::Error);
}

// x_t = 0.8 x_(t-1) + noise of deviation 1, begun 40 stationary deviations off: the mean offset is known at
// any time, 66.7 x 0.8^t, and is a tenth of a deviation after 27 values, a hundredth after 37.
TEST(Mser, FindsWhereAnAutoregressiveSeriesWithAKnownBiasSettles) {
  constexpr int kSeries = 400, kLength = 1000;
  constexpr double kPhi = 0.8, kDeviation = 1 / 0.6, kStart = 40 * kDeviation;
  std::vector<double> cut, whole;
  int too_short = 0, in_the_range = 0;
  for (int series = 0; series < kSeries; ++series) {
    sim::Stream stream({.seed = 11, .replication = static_cast<std::uint32_t>(series)});
    std::vector<double> values;
    double x = kStart, sum = 0;
    for (int t = 0; t < kLength; ++t) {
      values.push_back(x), sum += x;
      x = kPhi * x + sim::normal_quantile(stream.uniform());
    }
    auto const found = mser(values);
    too_short += found.too_short ? 1 : 0;
    in_the_range += found.leave_out >= 10 && found.leave_out <= 100 ? 1 : 0;
    cut.push_back(found.mean), whole.push_back(sum / kLength);
  }
  auto const with = estimate(cut, 0.9995), without = estimate(whole, 0.9995);  // 3.5 standard errors
  double const bias = kStart * (1 - std::pow(kPhi, kLength)) / (1 - kPhi) / kLength;
  std::printf(
      "mean of the whole %.3f, of what MSER-5 leaves %.4f +- %.4f; too short %d, 10 to 100 left out %d of "
      "%d\n",
      without.mean, with.mean, with.half_width, too_short, in_the_range, kSeries);
  EXPECT_NEAR(without.mean, bias, without.half_width) << "0.33 of what is measured, a fifth of a deviation";
  EXPECT_NEAR(with.mean, 0, with.half_width + 0.1 * bias);
  EXPECT_LE(too_short, 0.02 * kSeries) << "by chance, as neighbours are alike";
  EXPECT_GE(in_the_range, 0.9 * kSeries);
}

TEST(Welch, AveragesOverReplicationsAndThenOverTheWindow) {
  std::vector<std::vector<double>> const two{{9, 5, 3, 2, 1, 2, 1, 2}, {11, 7, 5, 2, not_available, 2, 3, 2}};
  auto const chart = welch_chart(two, 2);
  EXPECT_EQ(chart.mean, (std::vector<double>{10, 6, 4, 2, 1, 2, 2, 2}));
  ASSERT_EQ(chart.smoothed.size(), 6u) << "ends a window before the mean";
  EXPECT_DOUBLE_EQ(chart.smoothed[0], 10);
  EXPECT_DOUBLE_EQ(chart.smoothed[1], 20.0 / 3);
  EXPECT_DOUBLE_EQ(chart.smoothed[2], 23.0 / 5);
  EXPECT_DOUBLE_EQ(chart.smoothed[5], 9.0 / 5);
  EXPECT_EQ(welch_chart(two, 0).smoothed, chart.mean);
}

TEST(Welch, RefusesAWindowBeyondAQuarterAndSeriesOfDifferentLengths) {
  std::vector<std::vector<double>> const one{{1, 2, 3, 4, 5, 6, 7, 8}}, unequal{{1, 2}, {1}};
  EXPECT_NO_THROW(welch_chart(one, 2));
  EXPECT_THROW(welch_chart(one, 3), sim::Error);
  EXPECT_THROW(welch_chart(unequal, 0), sim::Error);
  EXPECT_THROW(welch_chart({}, 0), sim::Error);
}

}  // namespace
}  // namespace ruralsim::results
