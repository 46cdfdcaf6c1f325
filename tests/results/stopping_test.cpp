#include "results/stopping.hpp"

#include "results/student.hpp"
#include "sim/fault.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

// n values of this mean and (n - 1) deviation, alternately above and below; n even.
std::vector<double> spread(std::size_t n, double mean, double deviation) {
  std::vector<double> values;
  double const m = static_cast<double>(n), off = deviation * std::sqrt((m - 1) / m);
  for (std::size_t i = 0; i < n; ++i) values.push_back(mean + (i % 2 == 0 ? off : -off));
  return values;
}

Watched watched(std::vector<double> const& values, Target target) {
  return {.name = "hours", .values = values, .denominators = {}, .target = target};
}

TEST(Stopping, LooksForTheFirstTimeAtTen) {
  auto const six = spread(6, 5, 0);
  auto const d = decide(std::array{watched(six, {.half_width = 100})});
  EXPECT_EQ(d.more, 4u) << "though the six are alike";
  EXPECT_FALSE(d.reached);
  EXPECT_EQ(decide(std::array{watched(six, {.half_width = 100})}, {.least = 6}).more, 0u);
  EXPECT_EQ(decide(std::array{watched({}, {.half_width = 100})}).more, 10u);
}

TEST(Stopping, PredictsFromTheVarianceSoFar) {
  auto const ten = spread(10, 50, 8);
  auto const d = decide(std::array{watched(ten, {.half_width = 2})});
  ASSERT_FALSE(d.stop());
  std::size_t n = 10 + d.more;
  auto const half = [](std::size_t i) {
    double const m = static_cast<double>(i);
    return student_quantile(0.95, m - 1) * 8 / std::sqrt(m);
  };
  EXPECT_LE(half(n), 2);
  EXPECT_GT(half(n - 1), 2) << "no more than needed";
  EXPECT_EQ(n, 64u) << "1.998 x 8 / 8";
  auto const all = spread(n, 50, 8);
  EXPECT_TRUE(decide(std::array{watched(all, {.half_width = 2})}).reached);
  EXPECT_TRUE(decide(std::array{watched(all, {.half_width = 2})}).stop());
}

TEST(Stopping, HoldsARelativeTargetToTheEstimate) {
  auto const ten = spread(10, -50, 8);
  double const half = estimate(ten).half_width;  // 5.72, of 50: 11.4 %
  auto const with = [&](double target) {
    return decide(std::array{watched(ten, {.half_width = target, .measure = Measure::relative})});
  };
  EXPECT_FALSE(with(half / 50).reached) << "relative to the true value it may be more";
  EXPECT_TRUE(with(half / (50 - half) + 1e-9).reached);
  EXPECT_FALSE(with(half / (50 - half) - 1e-9).reached);
}

TEST(Stopping, WaitsForEveryFigureAndSharesTheLevel) {
  auto const tight_one = spread(20, 5, 0.1), wide_one = spread(20, 5, 3);
  auto const one = decide(std::array{watched(wide_one, {.half_width = 1})});
  auto const both =
      decide(std::array{watched(tight_one, {.half_width = 1}), watched(wide_one, {.half_width = 1})});
  ASSERT_EQ(both.figures.size(), 2u);
  EXPECT_TRUE(both.figures[0].reached);
  EXPECT_FALSE(both.figures[1].reached);
  EXPECT_FALSE(both.reached);
  EXPECT_GT(both.more, one.more) << "at 97.5 % each";
  EXPECT_DOUBLE_EQ(both.figures[1].half_width, estimate(wide_one, 0.975).half_width);
  EXPECT_EQ(both.figures[1].expected, 20 + both.more);
}

TEST(Stopping, NeverGoesBeyondTheMost) {
  auto const ten = spread(10, 50, 8);
  auto const d = decide(std::array{watched(ten, {.half_width = 0.01})}, {.most = 25});
  EXPECT_EQ(d.more, 15u);
  auto const all = spread(26, 50, 8);
  auto const end = decide(std::array{watched(all, {.half_width = 0.01})}, {.most = 25});
  EXPECT_TRUE(end.stop());
  EXPECT_FALSE(end.reached);
}

TEST(Stopping, GoesOnWhereAFigureHasNoValuesYet) {
  std::vector<double> one(10, not_available);
  one[3] = 2;
  auto const d = decide(std::array{watched(one, {.half_width = 1})});
  EXPECT_EQ(d.more, 10u);
  EXPECT_FALSE(d.reached);
}

// Every second replication has no value: twice as many are needed.
TEST(Stopping, CountsReplicationsWithoutAValue) {
  std::vector<double> half_empty;
  for (double const v : spread(10, 50, 8)) half_empty.push_back(v), half_empty.push_back(not_available);
  auto const d = decide(std::array{watched(half_empty, {.half_width = 2})});
  EXPECT_EQ(d.n + d.more, 128u);
}

TEST(Stopping, SaysWhereAllValuesAreTheSame) {
  auto const same = spread(10, 1, 0);
  auto const d = decide(std::array{watched(same, {.half_width = 0.01})});
  EXPECT_TRUE(d.reached);
  EXPECT_TRUE(d.figures[0].constant);
}

TEST(Stopping, HoldsARatioToTheRatioOfSums) {
  auto const below = spread(10, 100, 20);
  std::vector<double> above;
  for (std::size_t i = 0; i < below.size(); ++i) above.push_back(0.9 * below[i] + (i < 5 ? 1 : -1));
  Watched const rate{"rate", above, below, {.half_width = 0.01}};
  auto const d = decide(std::array{rate});
  EXPECT_NEAR(d.figures[0].value, 0.9, 1e-12);
  EXPECT_TRUE(d.reached) << "where numerators alone differ by a fifth";
  EXPECT_FALSE(decide(std::array{watched(above, {.half_width = 1})}).reached);
}

TEST(Stopping, RefusesARuleWithoutMeaning) {
  auto const ten = spread(10, 50, 8), eight = spread(8, 50, 8);
  auto const fine = watched(ten, {.half_width = 1});
  EXPECT_THROW(decide({}), sim::Error);
  EXPECT_THROW(decide(std::array{watched(ten, {.half_width = 0})}), sim::Error);
  EXPECT_THROW(decide(std::array{watched(ten, {.half_width = not_available})}), sim::Error);
  EXPECT_THROW(decide(std::array{fine}, {.level = 95}), sim::Error);
  EXPECT_THROW(decide(std::array{fine}, {.least = 20, .most = 19}), sim::Error);
  EXPECT_THROW(decide(std::array{fine, watched(eight, {.half_width = 1})}), sim::Error);
  try {
    decide(std::array{fine}, {.least = 1});
    FAIL();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("at least 1 replication"));
  }
}

}  // namespace
}  // namespace ruralsim::results
