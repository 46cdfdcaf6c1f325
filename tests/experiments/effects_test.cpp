#include "experiments/sensitivity.hpp"
#include "sim/random.hpp"
#include "tests/experiments/responses.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/normal.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::experiments {
namespace {

using testing::HasSubstr;

TEST(MorrisEffects, OfALineAreItsSlopes) {
  auto const design = morris({.levels = {4, 2, 5, 4}, .trajectories = 6, .seed = 1});
  auto const values =
      responses_of(design, [](auto const& u) { return 7 + 3 * u[0] - 2 * u[1] + 0.5 * u[2]; });
  auto const found = morris_effects(design, {.values = values});
  std::array<double, 4> const slopes{3, -2, 0.5, 0};
  EXPECT_EQ(found.trajectories, 6u);
  for (std::size_t f = 0; f < 4; ++f) {
    EXPECT_NEAR(found.factors[f].mu.mean, slopes[f], 1e-12);
    EXPECT_NEAR(found.factors[f].mu_star.mean, std::abs(slopes[f]), 1e-12);
    EXPECT_NEAR(found.factors[f].sigma.mean, 0, 1e-12);
    EXPECT_TRUE(std::isnan(found.factors[f].noise));
  }
}

// The effect of u1 in u1 u2 is u2, of 0, 1/3, 2/3, 1: mean 1/2, variance 5/36. That of u3 in 3 (u3 - 1/2)^2
// is 1 or -1.
TEST(MorrisEffects, OfAnInteractionVary) {
  auto const design = morris({.levels = {4, 4, 4}, .trajectories = 400, .seed = 2});
  auto const values =
      responses_of(design, [](auto const& u) { return u[0] * u[1] + 3 * std::pow(u[2] - 0.5, 2); });
  auto const found = morris_effects(design, {.values = values}, 0.9995);  // 3.5 standard errors
  auto const holds = [](results::Estimate const& e, double truth) {
    EXPECT_NEAR(e.mean, truth, e.half_width);
    EXPECT_LT(e.half_width, 0.2);
  };
  for (std::size_t f = 0; f < 2; ++f) {
    holds(found.factors[f].mu, 0.5);
    holds(found.factors[f].mu_star, 0.5);
    holds(found.factors[f].sigma, std::sqrt(5.0 / 36));
  }
  holds(found.factors[2].mu, 0);
  EXPECT_NEAR(found.factors[2].mu_star.mean, 1, 1e-12) << "where mu is none";
  holds(found.factors[2].sigma, 1);
}

TEST(MorrisEffects, TellNoiseFromInteraction) {
  auto const design = morris({.levels = {4, 4}, .trajectories = 200, .seed = 3});
  boost::math::normal const normal;
  sim::Stream stream({.seed = 3, .purpose = 250});
  std::vector<double> values, shared{10, -4, 6, 0};
  for (auto const& u : design.points)
    for (double const common : shared)
      values.push_back(u[0] + common + 0.2 * boost::math::quantile(normal, stream.uniform()));
  auto const found = morris_effects(design, {.values = values, .replications = 4}, 0.9995);
  // Of a difference of two means of four, 2/3 of the range apart: 0.2 sqrt(2 / 4) / (2/3).
  double const noise = 0.2 * std::sqrt(0.5) * 1.5;
  for (auto const& f : found.factors) {
    EXPECT_NEAR(f.noise, noise, 3.5 * noise / std::sqrt(2.0 * 3 * 200))
        << "its standard error, 600 degrees of freedom";
    EXPECT_NEAR(f.sigma.mean, noise, f.sigma.half_width) << "sigma is nothing else here";
  }
  EXPECT_NEAR(found.factors[1].mu_star.mean, noise * std::sqrt(2 / std::numbers::pi), 0.02)
      << "mu* of a factor without effect is of noise";
}

TEST(MorrisEffects, LeaveOutWhatIsMissingAndSaySo) {
  auto const design = morris({.levels = {4, 4}, .trajectories = 5, .seed = 1});
  std::vector<double> twice;
  for (double const v : responses_of(design, [](auto const& u) { return u[0]; }))
    twice.insert(twice.end(), {v, v + 5});
  twice[0] = nothing;                         // one pair is left
  twice[2 * 4] = twice[2 * 4 + 1] = nothing;  // the middle of the second trajectory: two effects lost
  auto const found = morris_effects(design, {.values = twice, .replications = 2});
  EXPECT_EQ(found.missing_values, 3u);
  EXPECT_EQ(found.missing_effects, 2u);
  EXPECT_EQ(found.factors[0].mu.n, 4u);
  EXPECT_NEAR(found.factors[0].mu_star.mean, 1, 1e-12) << "the pairs that are left are pairs";
}

TEST(MorrisEffects, AskForTheirDesign) {
  auto design = morris({.levels = {4, 4}, .trajectories = 2, .seed = 1});
  std::vector<double> const values(design.points.size(), 1);
  design.points[1] = design.points[0];
  EXPECT_THAT(told([&] { morris_effects(design, {.values = values}); }, sim::Blame::model),
              HasSubstr("point 1 is not where a design of Morris has it"));
}

struct Plan {
  Design design;
  std::vector<double> values;
};
// Three factors around a base of 10 and 12 in two replications.
Plan tornado_plan() {
  std::array<double, 3> const base{0.5, 0, nothing};
  std::array<std::vector<double>, 3> const levels{std::vector<double>{1, 0}, std::vector<double>{0.5, 1},
                                                  std::vector<double>{0, 1}};
  Plan plan{.design = one_at_a_time(base, levels), .values = {}};
  plan.values = {10, 12,   // base
                 11, 13,   // 0 at 1: +1 always
                 9,  12,   // 0 at 0: -1, 0
                 20, 24,   // 1 at 0.5: +10, +12
                 10, 13,   // 1 at 1: 0, +1
                 10, 12,   // 2 at 0
                 13, 15};  // 2 at 1: +3
  return plan;
}

TEST(Tornado, IsSortedBySwingAndPaired) {
  auto const plan = tornado_plan();
  auto const found = tornado(plan.design, {.values = plan.values, .replications = 2});
  EXPECT_DOUBLE_EQ(found.base.mean, 11);
  ASSERT_EQ(found.bars.size(), 3u);
  EXPECT_EQ(found.bars[0].factor, 1u);
  EXPECT_EQ(found.bars[1].factor, 2u);
  EXPECT_EQ(found.bars[2].factor, 0u);
  auto const& bar = found.bars[2];
  EXPECT_DOUBLE_EQ(bar.high.change.mean, 1);
  EXPECT_DOUBLE_EQ(bar.high.change.half_width, 0) << "though replications differ by 2";
  EXPECT_DOUBLE_EQ(bar.low.change.mean, -0.5);
  EXPECT_NEAR(bar.low.change.half_width, 12.706 * 0.5, 0.01) << "t of 1 degree of freedom, deviation 0.71";
  EXPECT_DOUBLE_EQ(bar.swing.mean, 1.5);
  EXPECT_EQ(bar.levels.size(), 3u);
  EXPECT_DOUBLE_EQ(bar.levels[1].change.mean, 0) << "the base is in the middle";
}

TEST(Tornado, LooksAtLevelsInTheMiddleToo) {
  auto const plan = tornado_plan();
  auto const found = tornado(plan.design, {.values = plan.values, .replications = 2});
  EXPECT_DOUBLE_EQ(found.bars[0].swing.mean, 11) << "from the base to the middle, not to the end";
  EXPECT_DOUBLE_EQ(found.bars[0].low.change.mean, 0) << "the base is the low end";
  EXPECT_DOUBLE_EQ(found.bars[0].high.change.mean, 0.5);
  EXPECT_DOUBLE_EQ(found.bars[1].low.coordinate, 0) << "not the base's own value, outside the range";
  EXPECT_TRUE(std::isnan(found.bars[1].levels[0].coordinate));
}

TEST(Tornado, LeavesOutWhatIsMissingAndSaysSo) {
  auto plan = tornado_plan();
  plan.values[6] = nothing;  // factor 1 at 0.5 has its second replication left
  for (std::size_t i : {10u, 11u, 12u, 13u}) plan.values[i] = nothing;
  auto const found = tornado(plan.design, {.values = plan.values, .replications = 2});
  EXPECT_EQ(found.missing_values, 5u);
  EXPECT_EQ(found.bars[0].factor, 1u);
  EXPECT_DOUBLE_EQ(found.bars[0].swing.mean, 12);
  EXPECT_EQ(found.bars[0].swing.n, 1u);
  EXPECT_EQ(found.bars[2].factor, 2u);
  EXPECT_TRUE(std::isnan(found.bars[2].high.change.mean));
  EXPECT_EQ(found.bars[2].high.change.n, 0u);
}

TEST(Tornado, AsksForItsDesign) {
  auto plan = tornado_plan();
  plan.design.points[3][0] = 0.1;
  EXPECT_THAT(
      told([&] { tornado(plan.design, {.values = plan.values, .replications = 2}); }, sim::Blame::model),
      HasSubstr("point 3 is not where a design of one at a time has it"));
}

}  // namespace
}  // namespace ruralsim::experiments
