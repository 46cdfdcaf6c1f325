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

// All trajectories share the replications: what chance makes of the effect in one of them does not go away
// with more trajectories. Intervals of 0 were told of these.
TEST(MorrisEffects, HaveIntervalsOverReplicationsToo) {
  auto const design = morris({.levels = {2, 4}, .trajectories = 8, .seed = 1});
  std::array<double, 4> const slopes{17, 19, 25, 35};
  std::vector<double> values, of_one;
  for (auto const& u : design.points) {
    for (double const slope : slopes) values.push_back(slope * u[0] + 100 * slope - 3 * u[1] * u[1]);
    of_one.push_back(slopes[0] * u[0] - 3 * u[1] * u[1]);
  }
  auto const found = morris_effects(design, {.values = values, .replications = 4}).factors;
  auto const known = results::estimate(slopes);
  EXPECT_NEAR(found[0].mu.mean, 24, 1e-9);
  EXPECT_NEAR(found[0].mu.half_width, known.half_width, 1e-9) << "3 degrees of freedom";
  EXPECT_NEAR(found[0].mu_star.half_width, known.half_width, 1e-9);
  auto const alone = morris_effects(design, {.values = of_one}).factors;
  EXPECT_NEAR(alone[0].mu.half_width, 0, 1e-9) << "one replication tells nothing of chance";
  EXPECT_GT(alone[1].mu.half_width, 0.1);
  EXPECT_NEAR(found[1].mu.half_width, alone[1].mu.half_width, 1e-9) << "where replications agree";
}

// Of a slope that varies by replication, one that varies by trajectory (an interaction) and noise of both.
TEST(MorrisEffects, AreHeldByTheirIntervals) {
  boost::math::normal const normal;
  std::size_t held = 0;
  constexpr std::size_t studies = 400;
  for (std::size_t s = 0; s < studies; ++s) {
    auto const design = morris({.levels = {4, 4}, .trajectories = 6, .seed = s});
    sim::Stream stream({.seed = s, .purpose = 250});
    auto const luck = [&] { return boost::math::quantile(normal, stream.uniform()); };
    std::array<double, 5> slopes{};
    for (double& slope : slopes) slope = 10 + 2 * luck();
    std::vector<double> values;
    for (auto const& u : design.points)
      for (double const slope : slopes)
        values.push_back(slope * u[0] + 3 * u[0] * (u[1] - 0.5) + 0.5 * luck());
    auto const mu = morris_effects(design, {.values = values, .replications = 5}).factors[0].mu;
    if (std::abs(mu.mean - 10) <= mu.half_width) ++held;
  }
  double const share = static_cast<double>(held) / studies;
  RecordProperty("held", std::to_string(share));
  EXPECT_GT(share, 0.95 - 3.5 * std::sqrt(0.95 * 0.05 / studies));
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

// The largest and the smallest of many means differ by chance: the interval of the pair that was chosen must
// know that. Of five levels of no effect a quarter of the intervals left out 0.
TEST(Tornado, HasASwingThatKnowsItWasChosen) {
  std::array<double, 1> const base{0};
  std::array<std::vector<double>, 1> const levels{std::vector<double>{0.25, 0.5, 0.75, 1}};
  auto const design = one_at_a_time(base, levels);
  boost::math::normal const normal;
  std::size_t left_out = 0;
  constexpr std::size_t studies = 400;
  for (std::size_t s = 0; s < studies; ++s) {
    sim::Stream stream({.seed = s, .purpose = 250});
    std::vector<double> values;
    for (std::size_t i = 0; i < 5 * design.points.size(); ++i)
      values.push_back(boost::math::quantile(normal, stream.uniform()));
    auto const swing = tornado(design, {.values = values, .replications = 5}).bars[0].swing;
    if (swing.mean > swing.half_width) ++left_out;
  }
  RecordProperty("left_out", std::to_string(left_out));
  EXPECT_LT(static_cast<double>(left_out) / studies, 0.05 + 3.5 * std::sqrt(0.05 * 0.95 / studies));
}

TEST(Tornado, OfTwoLevelsHasTheSwingOfThePair) {
  std::array<double, 1> const base{0};
  std::array<std::vector<double>, 1> const levels{std::vector<double>{0, 1}};
  std::vector<double> const values{1, 2, 3, 5, 5, 9};
  auto const bar = tornado(one_at_a_time(base, levels), {.values = values, .replications = 3}).bars[0];
  EXPECT_DOUBLE_EQ(bar.swing.half_width, bar.high.change.half_width) << "nothing was chosen";
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
