// Gini, Theil and the worst tenth of lists that can be worked out by hand.
#include "results/figures/inequality.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::results::figures {
namespace {

constexpr double kTiny = 1e-12;

std::vector<Weighted> people(std::vector<double> const& values) {
  std::vector<Weighted> all;
  for (double const value : values) all.push_back({.value = value, .weight = 1});
  return all;
}

// Two counties of unequal size, places of unequal size.
std::vector<Weighted> two_counties() {
  return {{.value = 2, .weight = 10, .group = 0}, {.value = 5, .weight = 30, .group = 0},
          {.value = 0, .weight = 5, .group = 0},  {.value = 9, .weight = 20, .group = 1},
          {.value = 4, .weight = 15, .group = 1}, {.value = 7, .weight = 0, .group = 1}};
}

TEST(Gini, IsZeroWhereAllHaveTheSame) {
  EXPECT_NEAR(gini(people({3, 3, 3})), 0, kTiny);
}

TEST(Gini, IsHalfTheMeanDifferenceOverTheMean) {
  // 1, 2, 3, 4: differences of all 16 pairs sum to 20, mean 2.5.
  EXPECT_NEAR(gini(people({4, 1, 3, 2})), 20.0 / 16 / 2 / 2.5, kTiny);
  EXPECT_NEAR(gini(people({0, 0, 0, 8})), 0.75, kTiny) << "one has all: (n - 1) / n";
}

TEST(Gini, OfWeightsIsThatOfAsManyPeople) {
  std::vector<Weighted> const weighted{{.value = 1, .weight = 2}, {.value = 4, .weight = 3}};
  EXPECT_NEAR(gini(weighted), gini(people({1, 1, 4, 4, 4})), kTiny);
}

TEST(Gini, DoesNotChangeWithTheUnitNorWithTheNumberOfPeople) {
  auto scaled = two_counties(), doubled = two_counties();
  for (auto& one : scaled) one.value *= 1000;
  for (auto const& one : two_counties()) doubled.push_back(one);
  EXPECT_NEAR(gini(scaled), gini(two_counties()), kTiny);
  EXPECT_NEAR(gini(doubled), gini(two_counties()), kTiny);
}

TEST(Gini, FallsWhenARicherPersonGivesToAPoorerOne) {
  EXPECT_LT(gini(people({1, 5, 9})), gini(people({1, 4, 10})));
  EXPECT_LT(theil(people({1, 5, 9})).total, theil(people({1, 4, 10})).total);
}

TEST(Theil, OfOneWhoHasAllIsTheLogarithmOfTheirNumber) {
  EXPECT_NEAR(theil(people({0, 0, 0, 5})).total, std::log(4), kTiny);
  EXPECT_NEAR(theil(people({2, 2, 2})).total, 0, kTiny);
}

TEST(Theil, BetweenAndWithinAddUpToTheWhole) {
  auto const t = theil(two_counties());
  EXPECT_GT(t.between, 0);
  EXPECT_GT(t.within, 0);
  EXPECT_NEAR(t.between + t.within, t.total, kTiny);
}

TEST(Theil, OfOneCountyIsAllWithinAndOfLevelledOnesAllBetween) {
  EXPECT_NEAR(theil(people({1, 2, 7})).between, 0, kTiny);
  std::vector<Weighted> const level{{.value = 2, .weight = 4, .group = 0},
                                    {.value = 6, .weight = 1, .group = 1}};
  EXPECT_NEAR(theil(level).within, 0, kTiny);
  EXPECT_NEAR(theil(level).total, theil(level).between, kTiny);
}

TEST(Theil, DoesNotChangeWhenEverybodyIsThereTwice) {
  auto doubled = two_counties();
  for (auto const& one : two_counties()) doubled.push_back(one);
  auto const once = theil(two_counties()), twice = theil(doubled);
  EXPECT_NEAR(twice.total, once.total, kTiny);
  EXPECT_NEAR(twice.between, once.between, kTiny);
  EXPECT_NEAR(twice.within, once.within, kTiny);
}

TEST(WorstDecile, CountsTheLastPlaceInPart) {
  // 20 people: the worst two are the one with 1 and one of the nine with 2.
  std::vector<Weighted> const all{
      {.value = 5, .weight = 10}, {.value = 2, .weight = 9}, {.value = 1, .weight = 1}};
  EXPECT_NEAR(worst_decile(all, Worst::smallest), 1.5, kTiny);
  EXPECT_NEAR(worst_decile(all, Worst::largest), 5, kTiny);
  EXPECT_NEAR(worst_decile(people({0.4}), Worst::smallest), 0.4, kTiny);
}

TEST(Quantile, IsTheSmallestValueThatEnoughPeopleDoNotExceed) {
  auto const all = people({1, 2, 3, 4});
  EXPECT_EQ(quantile_of_people(all, 0.25), 1);
  EXPECT_EQ(quantile_of_people(all, 0.75), 3);
  EXPECT_EQ(quantile_of_people(all, 0.76), 4);
}

TEST(Inequality, OfNobodyAndOfNothingIsMissing) {
  EXPECT_TRUE(std::isnan(gini({})));
  EXPECT_TRUE(std::isnan(theil({}).total));
  EXPECT_TRUE(std::isnan(worst_decile({}, Worst::smallest)));
  EXPECT_TRUE(std::isnan(quantile_of_people({}, 0.5)));
  EXPECT_TRUE(std::isnan(gini(people({0, 0})))) << "there is nothing to share";
}

}  // namespace
}  // namespace ruralsim::results::figures
