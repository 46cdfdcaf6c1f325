#include "experiments/regression.hpp"

#include "tests/experiments/responses.hpp"

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
  auto const found = regression(design, {responses_of(design, [](auto const&) { return 3.0; }), 1});
  EXPECT_NEAR(found.factors[0].effect.mean, 0, 1e-12);
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
