#include "experiments/selection.hpp"

#include "sim/distribution.hpp"
#include "sim/fault.hpp"
#include "sim/random.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

using ::testing::ElementsAre;

double normal(std::uint32_t entity, std::uint32_t replication) {
  return sim::normal_quantile(
      sim::Stream({.seed = 3, .replication = replication, .entity = entity}).uniform());
}

// Plan i has mean i.
double apart(std::size_t plan, std::uint32_t replication) {
  return static_cast<double>(plan) + normal(static_cast<std::uint32_t>(plan), replication);
}

TEST(KimNelson, FindsThePlanThatIsPlainlyBest) {
  auto const high = kim_nelson(4, {.zone = 0.5}, Sample(apart));
  EXPECT_EQ(high.best, 3u);
  EXPECT_TRUE(high.decided);
  EXPECT_THAT(high.survivors, ElementsAre(3));
  EXPECT_EQ(high.eliminations.size(), 3u);
  auto const low = kim_nelson(4, {.zone = 0.5, .better = Better::lower}, Sample(apart));
  EXPECT_EQ(low.best, 0u);
  EXPECT_NEAR(low.means[0], 0, 1);
  EXPECT_NEAR(low.means[3], 3, 1.5) << "in its unit, with its sign";
}

TEST(KimNelson, TellsWhoWasGivenUpForWhomAndWhen) {
  auto const s = kim_nelson(4, {.zone = 0.5}, Sample(apart));
  std::size_t before = 0;
  for (auto const& gone : s.eliminations) {
    EXPECT_GE(gone.replications, before);
    EXPECT_EQ(s.samples[gone.plan], gone.replications);
    EXPECT_NE(gone.by, gone.plan);
    before = gone.replications;
  }
  EXPECT_EQ(s.samples[s.best], before);
  EXPECT_EQ(s.total(), std::accumulate(s.samples.begin(), s.samples.end(), std::size_t{0}));
}

// Differences of the plans are 1 and -1 in turn, and 1 / 8: of ten the variance is 10 / 9. h^2 = 9
// (0.1^(-2/9) - 1) = 6.0129, so after r samples a sum may lag by 6.0129 x 10/9 / (2 x 0.25) - r / 8 = 13.362
// - r / 8; it does by r / 8, and one more after odd r. After 49 that is 7.125 < 7.237, after 51 it is 7.375
// > 6.987.
TEST(KimNelson, GivesUpWhenTheBoundSays) {
  auto const sample = [](std::size_t plan, std::uint32_t r) {
    return plan == 0 ? 0.0 : 0.125 + (r % 2 == 0 ? 1.0 : -1.0);
  };
  auto const s = kim_nelson(2, {.zone = 0.25}, Sample(sample));
  ASSERT_EQ(s.eliminations.size(), 1u);
  EXPECT_EQ(s.eliminations[0].plan, 0u);
  EXPECT_EQ(s.eliminations[0].replications, 51u);
}

TEST(KimNelson, AsksForReplicationsInOrderAndOfSurvivorsAlone) {
  std::vector<std::uint32_t> next(4);
  std::vector<std::size_t> rounds;
  SampleMany const watch = [&](std::span<SampleId const> cells) {
    rounds.push_back(cells.size());
    std::vector<double> values;
    for (auto const& cell : cells) {
      EXPECT_EQ(cell.replication, next[cell.plan]++);
      values.push_back(apart(cell.plan, cell.replication));
    }
    return values;
  };
  auto const s = kim_nelson(4, {.zone = 0.5}, watch);
  EXPECT_EQ(rounds.front(), 40u);
  for (std::size_t i = 1; i < rounds.size(); ++i) EXPECT_LE(rounds[i], i == 1 ? 4u : rounds[i - 1]);
  for (std::size_t plan = 0; plan < 4; ++plan) EXPECT_EQ(next[plan], s.samples[plan]);
}

TEST(KimNelson, KeepsPlansThatAreAlikeTogether) {
  auto const alike = [](std::size_t plan, std::uint32_t r) {
    return plan == 2 ? -9.0 + normal(1, r) : normal(0, r);
  };
  auto const s = kim_nelson(3, {.zone = 0.5}, Sample(alike));
  EXPECT_TRUE(s.decided);
  EXPECT_EQ(s.best, 0u);
  EXPECT_THAT(s.survivors, ElementsAre(0, 1));
  EXPECT_THAT(s.alike, ElementsAre(1));
  EXPECT_THAT(s.samples, ElementsAre(60, 60, 10)) << "what sets them apart may be rare";
  auto const few = kim_nelson(3, {.zone = 0.5, .most = 20}, Sample(alike));
  EXPECT_THAT(few.alike, ElementsAre(1));
  EXPECT_EQ(few.samples[0], 20u);
}

// Plan 1 is better in every twelfth replication alone, of which the first ten have none.
TEST(KimNelson, DoesNotTakePlansForAlikeThatAreSoAtFirst) {
  auto const rare = [](std::size_t plan, std::uint32_t r) {
    return normal(0, r) + (plan == 1 && r % 12 == 11 ? 1.0 : 0.0);
  };
  auto const s = kim_nelson(2, {.zone = 0.05}, Sample(rare));
  EXPECT_THAT(s.survivors, ElementsAre(1));
  EXPECT_THAT(s.alike, ElementsAre());
  EXPECT_GT(s.samples[0], 12u);
}

// Differ by the same, to rounding: that is believed, but not after ten.
TEST(KimNelson, BelievesAConstantDifferenceAfterMany) {
  auto const apart_by_a_tenth = [](std::size_t plan, std::uint32_t r) {
    return 1e5 + normal(0, r) + 0.1 * static_cast<double>(plan);
  };
  auto const s = kim_nelson(2, {.zone = 1, .alike = 25}, Sample(apart_by_a_tenth));
  EXPECT_EQ(s.best, 1u);
  ASSERT_EQ(s.eliminations.size(), 1u);
  EXPECT_EQ(s.eliminations[0].replications, 25u);
}

TEST(KimNelson, SaysThatItDidNotDecide) {
  auto const s = kim_nelson(2, {.zone = 0.001, .most = 30}, Sample([](std::size_t plan, std::uint32_t r) {
                              return normal(static_cast<std::uint32_t>(plan), r);
                            }));
  EXPECT_FALSE(s.decided);
  EXPECT_THAT(s.survivors, ElementsAre(0, 1));
  EXPECT_EQ(s.total(), 60u);
  EXPECT_EQ(s.best, s.means[0] > s.means[1] ? 0u : 1u);
}

TEST(KimNelson, RefusesWhatHasNoMeaning) {
  auto const run = [](std::size_t plans, KimNelson const& how) { kim_nelson(plans, how, Sample(apart)); };
  EXPECT_THROW(run(1, {.zone = 1}), sim::Error);
  EXPECT_THROW(run(3, {.zone = 0}), sim::Error);
  EXPECT_THROW(run(3, {.zone = -1}), sim::Error);
  EXPECT_THROW(run(3, {.confidence = 95, .zone = 1}), sim::Error);
  EXPECT_THROW(run(3, {.confidence = 0.3, .zone = 1}), sim::Error) << "a guess is better";
  EXPECT_THROW(run(3, {.zone = 1, .first = 1}), sim::Error);
  EXPECT_THROW(run(3, {.zone = 1, .first = 20, .most = 19}), sim::Error);
  auto const none = [](std::size_t plan, std::uint32_t r) {
    return plan == 1 && r == 7 ? std::numeric_limits<double>::quiet_NaN() : 0.0;
  };
  try {
    kim_nelson(3, {.zone = 1}, Sample(none));
    FAIL();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("plan 1 has no value in replication 7"));
  }
}

// The example of theorem 1 with three plans: (s_2 / d_2)^2 = 4, (s_3 / d_3)^2 = 1, best 1 x sqrt(16 / 4 + 1 /
// 1).
TEST(OcbaShares, AreThoseOfTheTheorem) {
  auto const shares = ocba_shares(std::array{5.0, 4.0, 4.0}, std::array{1.0, 2.0, 1.0}, 100);
  double const best = std::sqrt(4 * 4 / 4.0 + 1), sum = 5 + best;
  EXPECT_NEAR(shares[0], 100 * best / sum, 1e-9);
  EXPECT_NEAR(shares[1], 100 * 4 / sum, 1e-9);
  EXPECT_NEAR(shares[2], 100 * 1 / sum, 1e-9);
}

TEST(OcbaShares, OfTwoPlansGoByTheirDeviations) {
  auto const shares = ocba_shares(std::array{1.0, 2.0}, std::array{3.0, 1.0}, 8);
  EXPECT_NEAR(shares[0], 6, 1e-9);
  EXPECT_NEAR(shares[1], 2, 1e-9);
}

TEST(OcbaShares, HoldWherePlansAreAlikeOrDoNotVary) {
  EXPECT_THAT(ocba_shares(std::array{1.0, 1.0, 1.0}, std::array{0.0, 0.0, 0.0}, 9), ElementsAre(3, 3, 3));
  auto const tied = ocba_shares(std::array{1.0, 1.0, -3.0}, std::array{1.0, 1.0, 1.0}, 9);
  EXPECT_NEAR(tied[0], 4.5, 1e-6);
  EXPECT_NEAR(tied[1], 4.5, 1e-6);
  EXPECT_THAT(ocba_shares(std::array{2.0, 1.0}, std::array{1.0, 0.0}, 9), ElementsAre(9, 0));
}

TEST(Apcs, IsOneMinusTheChancesOfEachOther) {
  // Differences 1 and 2, both with the variance 1 / 2 + 1 / 2: Phi(-1) + Phi(-2).
  EXPECT_NEAR(apcs(std::array{3.0, 2.0, 1.0}, std::array{1.0, 1.0, 1.0}, std::array<std::size_t, 3>{2, 2, 2}),
              1 - 0.158655253931457 - 0.0227501319481792, 1e-12);
  EXPECT_EQ(apcs(std::array{1.0, 1.0, 1.0, 1.0}, std::array{1.0, 1.0, 1.0, 1.0},
                 std::array<std::size_t, 4>{2, 2, 2, 2}),
            0);
}

TEST(Ocba, SpendsItsBudgetAndFindsTheBest) {
  auto const a = ocba(4, {.budget = 203, .increment = 7}, Sample(apart));
  EXPECT_EQ(a.best, 3u);
  EXPECT_EQ(std::accumulate(a.samples.begin(), a.samples.end(), std::size_t{0}), 203u);
  EXPECT_GT(a.chance, 0.99);
  EXPECT_LT(a.samples[0], a.samples[2]) << "the far one tells less";
  EXPECT_GE(a.samples[0], 10u);
  auto const low = ocba(4, {.budget = 203, .better = Better::lower}, Sample(apart));
  EXPECT_EQ(low.best, 0u);
  EXPECT_NEAR(low.means[3], 3, 1.5);
}

TEST(Ocba, RefusesABudgetBelowTheFirstLook) {
  EXPECT_THROW(ocba(4, {.budget = 39}, Sample(apart)), sim::Error);
  EXPECT_NO_THROW(ocba(4, {.budget = 40}, Sample(apart)));
  EXPECT_THROW(ocba(1, {.budget = 40}, Sample(apart)), sim::Error);
  EXPECT_THROW(ocba(4, {.budget = 40, .first = 1}, Sample(apart)), sim::Error);
}

}  // namespace
}  // namespace ruralsim::experiments
