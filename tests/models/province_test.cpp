// Counties of a province drawn from what is published about it, in a country made up for the purpose.
#include "models/network/apportion.hpp"
#include "models/network/draw_province.hpp"
#include "models/network/mixture.hpp"
#include "models/network/seats.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::models::network {
namespace {

using ::testing::ElementsAre;

// Two prefectures beside one another in the north, a third far away in another province.
Country made_up() {
  Prefecture const east{"East", {35, 112}, 30, {90'000}, 420, 5400},
      west{"West", {35, 108}, 10, {60'000}, 120, 900};
  Prefecture const away{"Away", {25, 110}, 8, {16'000}, 100, 1400};
  return {{{"north", "North", "Central", {35, 111}, 180'000, 2.7, 0.25, {east, west}},
           {"south", "South", "East", {25, 110}, 210'000, 3.0, 1, {away}}},
          {}};
}

Quota const kNorth{20, 3000, 1200};

TEST(Apportion, GivesLargestRemaindersTheRest) {
  EXPECT_THAT(apportion({41, 29, 17, 13}, 10), ElementsAre(4, 3, 2, 1)) << "4.1, 2.9, 1.7, 1.3";
  EXPECT_THAT(apportion({1, 1, 1}, 2), ElementsAre(1, 1, 0)) << "equal remainders in order";
  EXPECT_THAT(apportion({3, 0, 1}, 8), ElementsAre(6, 0, 2)) << "whole shares stay as they are";
  EXPECT_THAT(apportion({}, 0), ElementsAre());
}

TEST(Apportion, WhoWouldGetLessOrMoreGetsTheBoundAndTheOthersShareTheRest) {
  EXPECT_THAT(apportion({100, 1, 1}, 30, 5), ElementsAre(20, 5, 5));
  EXPECT_THAT(apportion({100, 50, 50}, 40, 0, {10, 90, 90}), ElementsAre(10, 15, 15));
  EXPECT_THAT(apportion({100, 1, 1}, 22, 5, {90, 2, 90}), ElementsAre(15, 2, 5))
      << "the upper bound goes before the lower";
}

TEST(Apportion, AlwaysSharesAllOfIt) {
  for (std::int64_t total = 0; total <= 300; ++total) {
    auto const shares = apportion({0.1, 7, 3.3, 3.3, 12, 0}, total, 0, {50, 50, 50, 50, 50, 50});
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}), total);
    EXPECT_LE(*std::ranges::max_element(shares), 50);
  }
}

TEST(Apportion, RefusesWhatCannotBe) {
  EXPECT_THROW(apportion({1, 1}, 3, 2), sim::Error) << "too few";
  EXPECT_THROW(apportion({1, 1}, 9, 0, {4, 4}), sim::Error) << "too many";
  EXPECT_THROW(apportion({1, -1}, 3), sim::Error);
  EXPECT_THROW(apportion({1, NAN}, 3), sim::Error);
  EXPECT_THROW(apportion({}, 1), sim::Error);
}

TEST(Mixture, QuantilesOfOnePartAreThoseOfTheNormalDistribution) {
  EXPECT_NEAR(quantile({{7, 3, 2}}, 0.5), 3, 1e-9);
  EXPECT_NEAR(quantile({{7, 3, 2}}, 0.975), 3 + 2 * 1.959963985, 1e-7);
}

TEST(Mixture, OfTwoFarApartPartsTheWeightsDecide) {
  std::vector<Part> const parts{{3, 0, 1}, {1, 100, 2}};
  EXPECT_NEAR(quantile(parts, 0.375), 0, 1e-9) << "the middle of the lower three quarters";
  EXPECT_NEAR(quantile(parts, 0.875), 100, 1e-9);
}

TEST(Land, APlaceIsInsideAnOddNumberOfRings) {
  Ring const square{{0, 0}, {0, 10}, {10, 10}, {10, 0}}, lake{{4, 4}, {4, 6}, {6, 6}, {6, 4}};
  EXPECT_TRUE(inside({square, lake}, {2, 5}));
  EXPECT_FALSE(inside({square, lake}, {5, 5})) << "in the lake";
  EXPECT_FALSE(inside({square, lake}, {5, 11}));
  EXPECT_FALSE(inside({square, lake}, {-1, 5}));
}

TEST(Seats, EachNextCountyGoesToThePrefectureWithFewestForItsNumber) {
  auto const turns = prefectures_in_turn(made_up().provinces[0], 8);
  EXPECT_THAT(turns, ElementsAre(0, 0, 1, 0, 0, 0, 1, 0)) << "30/1, 30/3, 10/1 (after equals), 30/5, ...";
  auto const all = prefectures_in_turn(made_up().provinces[0], 40);
  EXPECT_EQ(std::ranges::count(all, 1u), 10);
}

TEST(Seats, LieOnLandNearerToTheirPrefectureThanToAnother) {
  Country country = made_up();
  country.land = {{{30, 100}, {30, 120}, {36, 120}, {36, 100}}};
  auto const counties = draw_province(country, 0, {40, 3000, 1200}, 1);
  for (auto const& county : counties) {
    auto const& own = country.provinces[0].prefectures[county.prefecture == "East" ? 0 : 1];
    auto const& other = country.provinces[0].prefectures[county.prefecture == "East" ? 1 : 0];
    double const away = great_circle(county.seat, own.middle) / own.radius();
    EXPECT_LE(away, Cell::kReach);
    EXPECT_LE(away, great_circle(county.seat, other.middle) / other.radius());
    EXPECT_TRUE(inside(country.land, county.seat)) << county.figures.id;
  }
}

// A uniform disc of radius R has a mean distance of 2 R / 3 from its middle, with standard deviation R /
// sqrt(18).
TEST(Seats, ACellWithoutNeighboursIsADisc) {
  Country const country = made_up();
  Cell const cell(country, 1, 0);
  auto const& prefecture = country.provinces[1].prefectures[0];
  sim::Stream luck({.seed = 5});
  double sum = 0;
  int const n = 20'000;
  for (int i = 0; i < n; ++i) sum += great_circle(cell.draw(luck), prefecture.middle) / prefecture.radius();
  EXPECT_NEAR(sum / n, 2.0 / 3, 3.5 / std::sqrt(18.0 * n));
}

TEST(Seats, AnIslandTooSmallForTheOutlineStillHasASeat) {
  Country country = made_up();
  country.land = {{{30, 100}, {30, 120}, {40, 120}, {40, 100}}};
  auto const counties = draw_province(country, 1, {8, 800, 300}, 1);
  auto const& prefecture = country.provinces[1].prefectures[0];
  for (auto const& county : counties)
    EXPECT_LE(great_circle(county.seat, prefecture.middle) / prefecture.radius(), 0.5);
}

// Poisson points of the same number have a mean nearest distance of 0.5 sqrt(area / n); spread ones more.
TEST(Seats, KeepAwayFromOneAnother) {
  Country const country = made_up();
  double sum = 0;
  int n = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const counties = draw_province(country, 1, {8, 800, 300}, seed);
    for (auto const& a : counties) {
      double least = 1e9;
      for (auto const& b : counties)
        if (&a != &b) least = std::min(least, great_circle(a.seat, b.seat).value);
      sum += least, ++n;
    }
  }
  EXPECT_GT(sum / n, 1.2 * 0.5 * std::sqrt(16'000.0 / 8));
}

void expect_same(DrawnCounty const& a, DrawnCounty const& b) {
  EXPECT_EQ(a.figures.id, b.figures.id);
  EXPECT_EQ(a.figures.name, b.figures.name);
  EXPECT_EQ(a.seat, b.seat);
  EXPECT_EQ(a.figures.area, b.figures.area);
  EXPECT_EQ(a.rural_population, b.rural_population);
  EXPECT_EQ(a.all_villages, b.all_villages);
  EXPECT_EQ(a.figures.towns, b.figures.towns);
  EXPECT_EQ(a.figures.terrain, b.figures.terrain);
  EXPECT_EQ(a.figures.warehouse_distance, b.figures.warehouse_distance);
}

TEST(DrawProvince, DrawingMoreLeavesTheFirstAsTheyWere) {
  auto const few = draw_province(made_up(), 0, {7, 500, 200}, 3),
             many = draw_province(made_up(), 0, {40, 3000, 1200}, 3);
  for (std::size_t k = 0; k < few.size(); ++k) expect_same(few[k], many[k]);
}

TEST(DrawProvince, DependsOnNoOtherProvincesDraw) {
  Country other = made_up();
  other.provinces[1].county_population = 1;
  other.provinces[1].mountains = 0;
  std::swap(other.provinces[0], other.provinces[1]);
  auto const a = draw_province(made_up(), 0, kNorth, 3), b = draw_province(other, 1, kNorth, 3);
  for (std::size_t k = 0; k < a.size(); ++k) expect_same(a[k], b[k]);
}

TEST(DrawProvince, AnotherSeedIsAnotherDraw) {
  auto const a = draw_province(made_up(), 0, kNorth, 3), b = draw_province(made_up(), 0, kNorth, 4);
  EXPECT_NE(a[0].seat, b[0].seat);
  EXPECT_NE(a[0].figures.area, b[0].figures.area);
}

TEST(DrawProvince, SharesThePlanExactlyInProportionToRuralPopulation) {
  auto const counties = draw_province(made_up(), 0, kNorth, 3);
  double people = 0;
  std::int64_t villages = 0, centers = 0;
  for (auto const& county : counties) {
    people += county.rural_population;
    villages += county.figures.villages;
    centers += county.figures.centers;
  }
  EXPECT_EQ(villages, kNorth.villages);
  EXPECT_EQ(centers, kNorth.centers);
  double rate = 0;  // villages per inhabitant of those at no bound
  for (auto const& county : counties) {
    EXPECT_LE(county.figures.villages, county.all_villages);
    EXPECT_LE(county.figures.centers, county.figures.villages);
    EXPECT_GE(county.figures.villages, 5);
    EXPECT_GE(county.figures.centers, 2);
    if (county.figures.villages < county.all_villages && county.figures.villages > 5) {
      if (rate == 0) rate = static_cast<double>(county.figures.villages) / county.rural_population;
      EXPECT_NEAR(static_cast<double>(county.figures.villages), rate * county.rural_population,
                  1 + county.rural_population / counties[0].rural_population + 1);
    }
    EXPECT_NEAR(county.figures.population,
                county.rural_population * static_cast<double>(county.figures.villages) /
                    static_cast<double>(county.all_villages),
                1e-6 * county.rural_population);
  }
}

TEST(DrawProvince, VillagesThatThePlanNeedsAreThere) {
  auto const counties = draw_province(made_up(), 0, {4, 3000, 1200}, 3);
  std::int64_t villages = 0;
  for (auto const& county : counties) {
    EXPECT_LE(county.figures.villages, county.all_villages);
    villages += county.figures.villages;
  }
  EXPECT_EQ(villages, 3000) << "four counties have some 600";
}

TEST(DrawProvince, TheWarehouseIsAsFarAsTheGreatCircleTimesTheDetourOfTheTerrain) {
  Country const country = made_up();
  for (auto const& county : draw_province(country, 0, kNorth, 3)) {
    EXPECT_EQ(county.figures.detour, county.figures.terrain == "mountains" ? 1.5 : 1.32);
    EXPECT_NEAR(county.figures.warehouse_distance.value,
                great_circle({35, 111}, county.seat).value * county.figures.detour, 1e-9);
  }
}

TEST(DrawProvince, CountiesAreNamedByProvinceAndPrefecture) {
  auto const counties = draw_province(made_up(), 0, {4, 300, 100}, 3);
  EXPECT_EQ(counties[0].figures.id, "north-001");
  EXPECT_EQ(counties[2].figures.name, "West 1");
  EXPECT_EQ(counties[3].figures.name, "East 3");
  EXPECT_EQ(counties[3].province, "North");
}

double log_of(double x) {
  return std::log(x);
}

// Means over many draws of the whole province, against the facts put in.
TEST(DrawProvince, MeetsTheFactsOfThePrefecturesOnAverage) {
  std::map<std::string, double> area, towns, villages, log_area;
  double median_sum = 0, mountains = 0;
  int const seeds = 200;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    std::vector<double> people;
    for (auto const& county : draw_province(made_up(), 0, {40, 3000, 1200}, seed)) {
      area[county.prefecture] += county.figures.area.value;
      towns[county.prefecture] += static_cast<double>(county.figures.towns);
      villages[county.prefecture] += static_cast<double>(county.all_villages);
      people.push_back(log_of(county.rural_population));
      mountains += county.figures.terrain == "mountains" ? 1 : 0;
    }
    std::ranges::sort(people);
    median_sum += (people[19] + people[20]) / 2;
  }
  // Standard error of a sum of n lognormals of which each has the mean m: m sqrt(n (exp(s^2) - 1)).
  auto const error = [&](double all, int n, double s) {
    return 3.5 * all / n * std::sqrt(n * std::expm1(s * s)) / std::sqrt(seeds);
  };
  EXPECT_NEAR(area["East"] / seeds, 90'000, error(90'000, 30, 0.44));
  // Counties of 6,000 km2 on average differ more among one another.
  EXPECT_NEAR(area["West"] / seeds, 60'000, error(60'000, 10, 0.80));
  EXPECT_NEAR(towns["East"] / seeds, 420, error(420, 30, 0.33));
  EXPECT_NEAR(villages["West"] / seeds, 900, error(900, 10, 0.45));
  // The mixture of two prefectures is somewhat wider than its parts (0.54); 0.65 allows for that.
  EXPECT_NEAR(median_sum / seeds, log_of(180'000), 3.5 * 1.2533 * 0.65 / std::sqrt(40.0 * seeds));
  EXPECT_NEAR(mountains / (40 * seeds), 0.25, 3.5 * std::sqrt(0.25 * 0.75 / (40 * seeds)));
}

TEST(DrawProvince, MountainsAreWhereFewestPeopleLive) {
  double plains = 1e9, mountains = 0;
  for (auto const& county : draw_province(made_up(), 0, {40, 3000, 1200}, 9)) {
    double const density = county.rural_population / county.figures.area.value;
    if (county.figures.terrain == "plains")
      plains = std::min(plains, density);
    else
      mountains = std::max(mountains, density);
  }
  EXPECT_LT(mountains, plains);
  for (auto const& county : draw_province(made_up(), 1, {8, 800, 300}, 9))
    EXPECT_EQ(county.figures.terrain, "mountains") << "all of the province is";
}

TEST(ShareOut, TheWholePlanGoesToTheProvinces) {
  auto const quotas = share_out(made_up(), {24, 2400, 960});
  ASSERT_EQ(quotas.size(), 2u);
  EXPECT_EQ(quotas[0].counties, 20);
  EXPECT_EQ(quotas[1].counties, 4);
  EXPECT_EQ(quotas[0].villages + quotas[1].villages, 2400);
  EXPECT_EQ(quotas[0].centers + quotas[1].centers, 960);
  EXPECT_THROW(share_out(made_up(), {49, 100, 40}), sim::Error) << "it has 48 counties";
  EXPECT_THROW(share_out(made_up(), {24, 100'000, 40}), sim::Error) << "more villages than there are";
}

TEST(DrawProvince, FactsWithoutMeaningAreRefused) {
  EXPECT_THROW(draw_province(made_up(), 1, {9, 800, 300}, 1), sim::Error) << "it has 8 counties";
  EXPECT_THROW(draw_province(made_up(), 1, {8, 39, 20}, 1), sim::Error) << "fewer than 5 villages each";
  EXPECT_THROW(draw_province(made_up(), 1, {8, 80, 81}, 1), sim::Error) << "more centers than villages";
  auto const refused = [](auto change) {
    Country country = made_up();
    change(country.provinces[1]);
    EXPECT_THROW(draw_province(country, 1, {8, 800, 300}, 1), sim::Error);
  };
  refused([](Province& p) { p.mountains = 1.1; });
  refused([](Province& p) { p.county_population = 0; });
  refused([](Province& p) { p.warehouse = {91, 0}; });
  refused([](Province& p) { p.prefectures[0].area = {0}; });
  refused([](Province& p) { p.prefectures[0].villages = 0; });
  EXPECT_TRUE(draw_province(made_up(), 1, {0, 0, 0}, 1).empty());
}

}  // namespace
}  // namespace ruralsim::models::network
