#include "experiments/designs.hpp"

#include "sim/fault.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::experiments {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(std::function<void()> const& design) {
  try {
    design();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), sim::Blame::usage) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return "";
}

TEST(Level, IsWhereACoordinateLies) {
  EXPECT_EQ(level_of(0, 4), 0u);
  EXPECT_EQ(level_of(0.2499, 4), 0u);
  EXPECT_EQ(level_of(0.25, 4), 1u);
  EXPECT_EQ(level_of(1, 4), 3u) << "the end belongs to the last";
  EXPECT_EQ(level_of(1, 1), 0u);
  EXPECT_THROW(level_of(-0.1, 4), sim::Error);
  EXPECT_THROW(level_of(1.1, 4), sim::Error);
  EXPECT_THROW(level_of(std::nan(""), 4), sim::Error);
  EXPECT_THROW(coordinate_of(4, 4), sim::Error);
}

TEST(Level, OfItsCoordinateIsItself) {
  for (std::size_t n = 1; n <= 1000; ++n)
    for (std::size_t l = 0; l < n; ++l) ASSERT_EQ(level_of(coordinate_of(l, n), n), l) << l << " of " << n;
}

TEST(FullFactorial, HasEveryCombinationOnceTheLastFactorFastest) {
  std::array<std::size_t, 3> const levels{2, 1, 3};
  EXPECT_THAT(full_factorial(levels),
              ElementsAre(ElementsAre(0, 0, 0), ElementsAre(0, 0, 1), ElementsAre(0, 0, 2),
                          ElementsAre(1, 0, 0), ElementsAre(1, 0, 1), ElementsAre(1, 0, 2)));
  EXPECT_THAT(full_factorial_design(levels).points.back(), ElementsAre(1, 0.5, 1));
  std::array<std::size_t, 4> const more{3, 4, 5, 6};
  auto const points = full_factorial(more);
  EXPECT_EQ(points.size(), 360u);
  EXPECT_EQ(std::set(points.begin(), points.end()).size(), 360u);
}

TEST(FullFactorial, ThatCannotBeIsRefused) {
  std::vector<std::size_t> const none, of_nothing{3, 0}, huge(40, 10);
  EXPECT_THAT(refusal([&] { full_factorial(none); }), HasSubstr("without factors"));
  EXPECT_THAT(refusal([&] { full_factorial(of_nothing); }), HasSubstr("no points"));
  EXPECT_THAT(refusal([&] { full_factorial(huge); }), HasSubstr("1e+40 points (at most 1000000)"));
}

TEST(OneAtATime, IsTheBaseAndThenEachFactorsOtherLevels) {
  std::array<double, 2> const base{0.5, 0};
  std::array<std::vector<double>, 2> const levels{std::vector<double>{0, 0.5, 1}, std::vector<double>{0, 1}};
  auto const design = one_at_a_time(base, levels);
  EXPECT_EQ(design.factors, 2u);
  EXPECT_THAT(design.points,
              ElementsAre(ElementsAre(0.5, 0), ElementsAre(0, 0), ElementsAre(1, 0), ElementsAre(0.5, 1)));
}

TEST(OneAtATime, TakesABaseOutsideTheRange) {
  std::array<double, 1> const base{std::nan("")};
  std::array<std::vector<double>, 1> const levels{std::vector<double>{0, 1}};
  EXPECT_EQ(one_at_a_time(base, levels).points.size(), 3u);
  std::array<double, 1> const beyond{1.5};
  EXPECT_THAT(refusal([&] { one_at_a_time(beyond, levels); }), HasSubstr("base point at 1.5"));
}

void expect_one_in_each_stratum(Design const& design) {
  for (std::size_t f = 0; f < design.factors; ++f) {
    std::set<std::size_t> strata;
    for (auto const& point : design.points) strata.insert(level_of(point[f], design.points.size()));
    EXPECT_EQ(strata.size(), design.points.size()) << "factor " << f;
  }
}

double closest_pair(Design const& design) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < design.points.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t f = 0; f < design.factors; ++f)
        sum += std::pow(design.points[i][f] - design.points[j][f], 2);
      least = std::min(least, std::sqrt(sum));
    }
  return least;
}

TEST(LatinHypercube, HasOnePointInEachStratum) {
  for (std::size_t const n : {1u, 2u, 7u, 64u, 100'000u})
    expect_one_in_each_stratum(latin_hypercube({.factors = 3, .points = n, .seed = n}));
  expect_one_in_each_stratum(latin_hypercube({.factors = 5, .points = 40, .seed = 3, .candidates = 50}));
}

TEST(LatinHypercube, OfManyCandidatesIsTheMostSpread) {
  double plain = 0, best = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    auto const spread = [&](std::size_t candidates) {
      return closest_pair(
          latin_hypercube({.factors = 3, .points = 20, .seed = seed, .candidates = candidates}));
    };
    EXPECT_GE(spread(100), spread(1));
    EXPECT_GE(spread(200), spread(100));
    plain += spread(1), best += spread(200);
  }
  EXPECT_GT(best, 1.5 * plain);
  EXPECT_THAT(refusal([] { latin_hypercube({.factors = 1, .points = 20'001, .candidates = 2}); }),
              HasSubstr("at most 20000"));
}

TEST(LatinHypercube, FollowsItsSeed) {
  auto const points = [](std::uint64_t seed) {
    return latin_hypercube({.factors = 2, .points = 8, .seed = seed}).points;
  };
  EXPECT_EQ(points(1), points(1));
  EXPECT_NE(points(1), points(2));
  for (auto const& point : points(1)) EXPECT_NE(level_of(point[0], 1000), level_of(point[1], 1000));
}

// The first ten points in three coordinates as its authors print them.
TEST(SobolSequence, BeginsAsPublished) {
  std::vector<std::vector<double>> const published{{0, 0, 0},
                                                   {0.5, 0.5, 0.5},
                                                   {0.75, 0.25, 0.25},
                                                   {0.25, 0.75, 0.75},
                                                   {0.375, 0.375, 0.625},
                                                   {0.875, 0.875, 0.125},
                                                   {0.625, 0.125, 0.875},
                                                   {0.125, 0.625, 0.375},
                                                   {0.1875, 0.3125, 0.9375},
                                                   {0.6875, 0.8125, 0.4375}};
  EXPECT_EQ(sobol_sequence({.factors = 3, .points = 10}).points, published);
}

// Of the first 2^m points in two coordinates every box of volume 2^-m holds one, whatever its shape.
void expect_net(Design const& design, std::size_t m) {
  for (std::size_t wide = 0; wide <= m; ++wide) {
    std::set<std::pair<std::size_t, std::size_t>> boxes;
    for (auto const& point : design.points)
      boxes.emplace(level_of(point[0], std::size_t{1} << wide),
                    level_of(point[1], std::size_t{1} << (m - wide)));
    EXPECT_EQ(boxes.size(), design.points.size()) << wide;
  }
}

TEST(SobolSequence, IsANetShiftedOrNot) {
  expect_net(sobol_sequence({.factors = 2, .points = 256}), 8);
  auto const shifted = sobol_sequence({.factors = 2, .points = 256, .shift = Shift::digital, .seed = 5});
  expect_net(shifted, 8);
  EXPECT_NE(shifted.points.front(), (std::vector<double>{0, 0}));
  auto const other = sobol_sequence({.factors = 2, .points = 256, .shift = Shift::digital, .seed = 6});
  EXPECT_NE(shifted.points, other.points);
}

TEST(SobolSequence, GoesOnWhereAShorterOneEnds) {
  auto const longer =
      sobol_sequence({.factors = 4, .points = 100, .shift = Shift::digital, .seed = 1}).points;
  auto const shorter =
      sobol_sequence({.factors = 4, .points = 37, .shift = Shift::digital, .seed = 1}).points;
  EXPECT_TRUE(std::equal(shorter.begin(), shorter.end(), longer.begin()));
}

TEST(SobolSequence, EndsWithItsDirectionNumbers) {
  EXPECT_EQ(sobol_sequence({.factors = most_sobol_dimensions, .points = 2}).points[1],
            std::vector<double>(most_sobol_dimensions, 0.5));
  EXPECT_THAT(refusal([] { sobol_sequence({.factors = most_sobol_dimensions + 1, .points = 2}); }),
              HasSubstr("3668 coordinates (at most 3667)"));
  EXPECT_THAT(refusal([] { saltelli({.factors = 1834, .rows = 2}); }), HasSubstr("at most 1833"));
  EXPECT_THAT(refusal([] { sobol_sequence({.factors = 2, .points = 0}); }), HasSubstr("no points"));
}

TEST(SaltelliDesign, HasRowsOfAAndBAndAWithOneColumnOfB) {
  for (auto const drawn : {Rows::sobol, Rows::random}) {
    auto const points = saltelli({.factors = 3, .rows = 16, .seed = 1, .drawn = drawn}).points;
    ASSERT_EQ(points.size(), 16u * 5);
    for (std::size_t j = 0; j < 16; ++j)
      for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t f = 0; f < 3; ++f) {
          auto const whose = f == i ? std::size_t{1} : std::size_t{0};
          EXPECT_EQ(points[j * 5 + 2 + i][f], points[j * 5 + whose][f]);
        }
    std::set<double> a;
    for (std::size_t j = 0; j < 16; ++j) a.insert(points[j * 5][0]), a.insert(points[j * 5 + 1][0]);
    EXPECT_EQ(a.size(), 32u) << "A and B have nothing in common";
    auto const fewer = saltelli({.factors = 3, .rows = 5, .seed = 1, .drawn = drawn}).points;
    EXPECT_TRUE(std::equal(fewer.begin(), fewer.end(), points.begin()));
  }
}

TEST(SaltelliDesign, HasRowsOfSeveralShiftsInTurn) {
  auto const of = [](std::size_t rows, std::size_t shifts) {
    return saltelli({.factors = 2, .rows = rows, .seed = 3, .shifts = shifts});
  };
  auto const four = of(32, 4), one = of(8, 1);
  EXPECT_EQ(four.shifts, 4u);
  for (std::size_t j = 0; j < 8; ++j)
    for (std::size_t p = 0; p < 4; ++p)
      EXPECT_EQ(four.points[4 * j * 4 + p], one.points[j * 4 + p]) << "the first shift is that of one";
  for (std::size_t s = 0; s < 4; ++s) {  // each is even by itself: one row in each eighth of each coordinate
    std::set<int> eighths;
    for (std::size_t j = 0; j < 8; ++j) eighths.insert(static_cast<int>(8 * four.points[(4 * j + s) * 4][0]));
    EXPECT_EQ(eighths.size(), 8u);
  }
  std::set<double> first;
  for (std::size_t s = 0; s < 4; ++s) first.insert(four.points[s * 4][0]);
  EXPECT_EQ(first.size(), 4u) << "shifts are of their own";
  auto const more = of(64, 4).points;
  EXPECT_TRUE(std::equal(four.points.begin(), four.points.end(), more.begin())) << "keeps the points";
}

TEST(SaltelliDesign, RefusesShiftsThatCannotShareTheRows) {
  EXPECT_THAT(refusal([] { saltelli({.factors = 2, .rows = 9, .shifts = 4}); }),
              HasSubstr("9 rows in 4 shifts"));
  EXPECT_THAT(refusal([] { saltelli({.factors = 2, .rows = 9, .shifts = 0}); }), HasSubstr("in 0 shifts"));
  EXPECT_THAT(refusal([] { saltelli({.factors = 2, .rows = 8, .drawn = Rows::random, .shifts = 4}); }),
              HasSubstr("shifts of random rows"));
}

struct Steps {
  std::size_t up = 0, down = 0;
};

// Checks that trajectories are what they should be; counts the moves.
Steps check_trajectories(Design const& design, std::vector<std::size_t> const& levels,
                         std::vector<double> const& delta) {
  Steps steps;
  std::size_t const stops = levels.size() + 1;
  for (std::size_t first = 0; first < design.points.size(); first += stops) {
    std::set<std::size_t> moved;
    for (std::size_t p = first + 1; p < first + stops; ++p)
      for (std::size_t f = 0; f < levels.size(); ++f) {
        double const from = design.points[p - 1][f], to = design.points[p][f];
        EXPECT_EQ(to, coordinate_of(level_of(to, levels[f]), levels[f])) << "on the grid";
        if (from == to) continue;
        EXPECT_TRUE(moved.insert(f).second) << "each factor moves once";
        EXPECT_NEAR(std::abs(to - from), delta[f], 1e-15);
        ++(to > from ? steps.up : steps.down);
      }
    EXPECT_EQ(moved.size(), levels.size());
  }
  return steps;
}

TEST(MorrisDesign, ChangesEachFactorOnceByItsDelta) {
  std::vector<std::size_t> const levels{4, 2, 3, 8, 5};
  auto const design = morris({.levels = levels, .trajectories = 400, .seed = 9});
  ASSERT_EQ(design.points.size(), 400u * 6);
  auto const steps = check_trajectories(design, levels, {2.0 / 3, 1, 0.5, 4.0 / 7, 0.5});
  // 2,000 moves, half of them up: standard error 22.
  EXPECT_NEAR(static_cast<double>(steps.up), 1000, 3.5 * std::sqrt(500));
  EXPECT_EQ(steps.up + steps.down, 2000u);
}

TEST(MorrisDesign, MeetsEveryLevelOfAnEvenGridAlike) {
  auto const design = morris({.levels = {4, 4}, .trajectories = 4000, .seed = 2});
  std::array<double, 4> met{};
  for (std::size_t p = 0; p < design.points.size(); p += 3) ++met[level_of(design.points[p][1], 4)];
  for (double const m : met) EXPECT_NEAR(m, 1000, 3.5 * std::sqrt(4000 * 0.25 * 0.75));
}

TEST(MorrisDesign, BeginsWithThatOfFewerTrajectories) {
  auto const many = morris({.levels = {4, 4, 6}, .trajectories = 20, .seed = 3}).points;
  auto const few = morris({.levels = {4, 4, 6}, .trajectories = 7, .seed = 3}).points;
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  EXPECT_NE(few, morris({.levels = {4, 4, 6}, .trajectories = 7, .seed = 4}).points);
}

// Sum over pairs of trajectories of the squared sums of distances between their points.
double spread_of(Design const& design) {
  std::size_t const stops = design.factors + 1;
  double all = 0;
  for (std::size_t t = 0; t < design.points.size(); t += stops)
    for (std::size_t u = 0; u < t; u += stops) {
      double sum = 0;
      for (std::size_t i = 0; i < stops; ++i)
        for (std::size_t j = 0; j < stops; ++j) {
          double squares = 0;
          for (std::size_t f = 0; f < design.factors; ++f)
            squares += std::pow(design.points[t + i][f] - design.points[u + j][f], 2);
          sum += std::sqrt(squares);
        }
      all += sum * sum;
    }
  return all;
}

TEST(MorrisDesign, ChosenIsMoreSpreadThanAnyItWasChosenFrom) {
  std::vector<std::size_t> const levels{4, 4, 4, 4, 4};
  auto const chosen = morris({.levels = levels, .trajectories = 6, .seed = 1, .candidates = 200});
  check_trajectories(chosen, levels, std::vector<double>(5, 2.0 / 3));
  auto const all = morris({.levels = levels, .trajectories = 200, .seed = 1});
  double most = 0;
  for (std::size_t t = 0; t + 36 <= all.points.size(); t += 36) {
    auto const from = all.points.begin() + static_cast<std::ptrdiff_t>(t);
    most = std::max(most, spread_of({.factors = 5, .points = {from, from + 36}}));
  }
  EXPECT_GT(spread_of(chosen), most) << "than 33 groups of six";
}

// The best of all sets of three of twelve: the greedy choice comes within 2 % of it, as Ruano et al. find.
TEST(MorrisDesign, ChoosesNearlyTheBestSet) {
  std::vector<std::size_t> const levels{4, 4, 4};
  auto const all = morris({.levels = levels, .trajectories = 12, .seed = 8}).points;
  double best = 0;
  for (std::size_t a = 0; a < 12; ++a)
    for (std::size_t b = 0; b < a; ++b)
      for (std::size_t c = 0; c < b; ++c) {
        Design set{.factors = 3};
        for (auto const t : {a, b, c})
          for (std::size_t s = 0; s < 4; ++s) set.points.push_back(all[t * 4 + s]);
        best = std::max(best, spread_of(set));
      }
  auto const chosen = morris({.levels = levels, .trajectories = 3, .seed = 8, .candidates = 12});
  EXPECT_GE(spread_of(chosen), 0.98 * best);
  EXPECT_LE(spread_of(chosen), best * (1 + 1e-12));
}

TEST(MorrisDesign, ThatCannotBeIsRefused) {
  EXPECT_THAT(refusal([] {
                morris({.levels = {4, 1}, .trajectories = 3});
              }),
              HasSubstr("factor 2 of 2 has 1 level (at least 2 are needed)"));
  EXPECT_THAT(refusal([] { morris({.levels = {4}, .trajectories = 0}); }), HasSubstr("no points"));
  EXPECT_THAT(refusal([] { morris({.levels = {}, .trajectories = 3}); }), HasSubstr("without factors"));
  EXPECT_THAT(refusal([] {
                morris({.levels = std::vector<std::size_t>(50, 4), .trajectories = 10, .candidates = 5000});
              }),
              HasSubstr("too long"));
}

// Another machine, compiler or library must draw the same.
TEST(Designs, AreTheSameOnEveryMachine) {
  auto const latin = latin_hypercube({.factors = 2, .points = 4, .seed = 1}).points;
  auto const sobol = sobol_sequence({.factors = 2, .points = 1, .shift = Shift::digital, .seed = 1}).points;
  auto const rows = saltelli({.factors = 1, .rows = 1, .seed = 1, .drawn = Rows::random}).points;
  EXPECT_THAT(latin[0], ElementsAre(0.37593098243814893, 0.71441175384097733));
  EXPECT_THAT(latin[3], ElementsAre(0.17095503353630193, 0.89549263686058111));
  EXPECT_THAT(sobol[0], ElementsAre(0.89202379893384531, 0.99108137960274778));
  EXPECT_EQ(rows[0][0], 0.28475621108433724);
  EXPECT_THAT(morris({.levels = {4, 6}, .trajectories = 1, .seed = 1}).points,
              ElementsAre(ElementsAre(1, 1), ElementsAre(1.0 / 3, 1), ElementsAre(1.0 / 3, 0.4)));
}

}  // namespace
}  // namespace ruralsim::experiments
