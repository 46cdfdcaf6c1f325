#include "experiments/regression.hpp"

#include "sim/random.hpp"
#include "tests/experiments/responses.hpp"

#include <array>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using ::testing::HasSubstr;

TEST(Regression, FindsAStraightLine) {
  auto const design = sobol_sequence({.factors = 3, .points = 16});
  auto const values = responses_of(design, [](auto const& x) { return 7 + 4 * x[0] - 2 * x[1]; });
  auto const found = regression(design, {values, 1});
  EXPECT_NEAR(found.factors[0].effect.mean, 4, 1e-12);
  EXPECT_NEAR(found.factors[1].effect.mean, -2, 1e-12);
  EXPECT_NEAR(found.factors[2].effect.mean, 0, 1e-12);
  EXPECT_NEAR(found.r_squared, 1, 1e-12);
  EXPECT_TRUE(std::isnan(found.factors[0].effect.half_width)) << "one replication has no interval";
  EXPECT_EQ(found.points, 16u);
}

// On a grid factors are uncorrelated: squares of standardised coefficients are shares of the variance, here
// 16 : 4.
TEST(Regression, OfAGridStandardisesToSharesOfTheVariance) {
  std::vector<std::size_t> const levels{3, 3};
  auto const design = full_factorial_design(levels);
  auto const values = responses_of(design, [](auto const& x) { return 4 * x[0] - 2 * x[1]; });
  auto const found = regression(design, {values, 1});
  EXPECT_NEAR(found.factors[0].standardised, std::sqrt(0.8), 1e-12);
  EXPECT_NEAR(found.factors[1].standardised, -std::sqrt(0.2), 1e-12);
}

TEST(Regression, OfRanksSeesWhatRisesWithoutBeingStraight) {
  auto const design = latin_hypercube({.factors = 1, .points = 20, .seed = 1});
  auto const values = responses_of(design, [](auto const& x) { return std::exp(12 * x[0]); });
  auto const found = regression(design, {values, 1});
  EXPECT_NEAR(found.factors[0].of_ranks, 1, 1e-12);
  EXPECT_NEAR(found.r_squared_of_ranks, 1, 1e-12);
  EXPECT_LT(found.r_squared, 0.6);
}

// In replication r the slope is 3 + d with d = -1, 0, 1: the interval is that of three numbers. What all
// points of a replication share does not count.
TEST(Regression, HasIntervalsOverReplications) {
  auto const design = sobol_sequence({.factors = 2, .points = 8});
  std::vector<double> values;
  for (auto const& point : design.points)
    for (int r = 0; r < 3; ++r) values.push_back((2 + r) * point[0] + 100 * r);
  auto const found = regression(design, {values, 3});
  auto const slopes = results::estimate(std::vector<double>{2, 3, 4});
  EXPECT_NEAR(found.factors[0].effect.mean, 3, 1e-10);
  EXPECT_NEAR(found.factors[0].effect.half_width, slopes.half_width, 1e-9);
  EXPECT_NEAR(found.factors[1].effect.half_width, 0, 1e-9);
}

// With 7 points and 5 factors a line goes nearly through any noise; at a point left out it is worse than the
// mean.
TEST(Regression, IsNotTakenInByNoise) {
  sim::Stream stream({.seed = 7, .purpose = 250});
  double explained = 0;
  for (std::uint64_t s = 0; s < 20; ++s) {
    auto const design = latin_hypercube({.factors = 5, .points = 7, .seed = s});
    auto const found =
        regression(design, {responses_of(design, [&](auto const&) { return stream.uniform(); }), 1});
    explained += found.r_squared / 20;
    EXPECT_LT(found.q_squared, 0.7);
  }
  EXPECT_GT(explained, 0.7) << "though there is nothing to explain";
}

// One factor falls where the other rises, but not evenly: their ranks are the same backwards.
TEST(Regression, OfFactorsInTheSameOrderKnowsNothingOfRanks) {
  Design const design{.factors = 2, .points = {{0, 1}, {0.2, 0.9}, {0.5, 0.3}, {0.7, 0.25}, {1, 0}}};
  auto const found =
      regression(design, {responses_of(design, [](auto const& x) { return 2 * x[0] + x[1]; }), 1});
  EXPECT_NEAR(found.factors[0].effect.mean, 2, 1e-9);
  EXPECT_NEAR(found.factors[1].effect.mean, 1, 1e-9);
  EXPECT_TRUE(std::isnan(found.factors[0].of_ranks));
  EXPECT_TRUE(std::isnan(found.r_squared_of_ranks));
}

TEST(Regression, DoesAsWellAtPointsLeftOutWhereThereIsALine) {
  auto const design = sobol_sequence({.factors = 3, .points = 16});
  auto const straight =
      regression(design, {responses_of(design, [](auto const& x) { return 4 * x[0] - x[1]; }), 1});
  EXPECT_NEAR(straight.q_squared, 1, 1e-12);
  auto const bent =
      regression(design, {responses_of(design, [](auto const& x) { return 4 * x[0] * x[0] + x[1]; }), 1});
  EXPECT_LT(bent.q_squared, bent.r_squared);
}

// Of y = 0, 1, 0 at 0, 1/2, 1 lines through two points say 2, 0 and 2 where 0, 1, 0 is: squares of 9 over
// 2/3.
TEST(Regression, PredictsPointsFromTheOthers) {
  Design const design{.factors = 1, .points = {{0}, {0.5}, {1}}};
  auto const found = regression(design, {std::vector<double>{0, 1, 0}, 1});
  EXPECT_NEAR(found.r_squared, 0, 1e-12);
  EXPECT_NEAR(found.q_squared, 1 - (4 + 1 + 4) / (2.0 / 3), 1e-9);
}

TEST(Regression, SaysWhereAPointAloneDecides) {
  std::array<double, 2> const base{0, 0};
  std::array<std::vector<double>, 2> const levels{std::vector<double>{1}, std::vector<double>{0.5, 1}};
  auto const design = one_at_a_time(base, levels);
  auto const found =
      regression(design, {responses_of(design, [](auto const& x) { return x[0] + x[1] * x[1]; }), 1});
  EXPECT_GT(found.r_squared, 0.9);
  EXPECT_TRUE(std::isnan(found.q_squared)) << "there is no line without the one point of factor 0";
}

// Two factors whose points have sums of products 0.6 and of squares 0.68 about their means, and a third that
// has nothing to do with them.
TEST(Regression, TellsHowMuchFactorsChangeTogether) {
  Design const design{.factors = 3,
                      .points = {{0, 0.2, 0},
                                 {0.2, 0, 0},
                                 {0.8, 1, 0},
                                 {1, 0.8, 0},
                                 {0, 0.2, 1},
                                 {0.2, 0, 1},
                                 {0.8, 1, 1},
                                 {1, 0.8, 1}}};
  auto const found = regression(design, {responses_of(design, [](auto const& x) { return x[0]; }), 1});
  double const r = 0.6 / 0.68;
  EXPECT_NEAR(found.factors[0].inflation, 1 / (1 - r * r), 1e-9);
  EXPECT_NEAR(found.factors[1].inflation, 1 / (1 - r * r), 1e-9);
  EXPECT_NEAR(found.factors[2].inflation, 1, 1e-9);
}

TEST(Regression, LeavesOutWhatIsMissing) {
  auto const design = sobol_sequence({.factors = 1, .points = 8});
  auto values = responses_of(design, [](auto const& x) { return 5 * x[0]; });
  values[3] = nothing;
  auto const found = regression(design, {values, 1});
  EXPECT_NEAR(found.factors[0].effect.mean, 5, 1e-12);
  EXPECT_EQ(found.points, 7u);
  EXPECT_EQ(found.missing_values, 1u);
}

TEST(Regression, OfAConstantHasNoShares) {
  auto const design = sobol_sequence({.factors = 1, .points = 8});
  auto const found = regression(design, {responses_of(design, [](auto const&) { return 0.3; }), 1});
  EXPECT_EQ(found.factors[0].effect.mean, 0) << "not even rounding";
  EXPECT_TRUE(std::isnan(found.r_squared));
}

TEST(Regression, RefusesWhatTellsNothing) {
  auto const few = sobol_sequence({.factors = 3, .points = 4});
  auto const values = responses_of(few, [](auto const& x) { return x[0]; });
  EXPECT_THAT(told([&] { regression(few, {values, 1}); }, sim::Blame::usage), HasSubstr("takes 5 or more"));
  Design same{.factors = 2, .points = {{0, 0}, {0.2, 0.2}, {0.5, 0.5}, {0.7, 0.7}, {1, 1}}};
  auto const others = responses_of(same, [](auto const& x) { return x[0]; });
  EXPECT_THAT(told(
                  [&] {
                    regression(same, {others, 1});
                  },
                  sim::Blame::usage),
              HasSubstr("do not tell factor 1"));
  EXPECT_THAT(told(
                  [&] {
                    regression(same, {others, 2});
                  },
                  sim::Blame::model),
              HasSubstr("5 responses of 5 points"));
}

}  // namespace
}  // namespace ruralsim::experiments
