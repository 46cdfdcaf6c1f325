// The tables of a country, and what is drawn from those of China beside what is published.
#include "scenarios/country_tables.hpp"

#include "models/network/draw.hpp"
#include "models/network/draw_province.hpp"
#include "tests/scenarios/china.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;
using ::testing::Contains;
using ::testing::HasSubstr;

std::string const kProvinces =
    "id,name,group,latitude[deg],longitude[deg],county_population,household_size,mountains[%]\n"
    "north,North,East,40,110,200000,2.5,30\n";
std::string const kPrefectures =
    "province,name,latitude[deg],longitude[deg],counties,area[km2],towns,villages\n"
    "north,Left,40,109,3,9000,50,700\nnorth,Right,40,111,2,5000,30,500\n";
std::string const kLand = "ring,latitude[deg],longitude[deg]\na,30,100\na,30,120\na,50,110\n";

Source source(std::string const& path, std::string const& text) {
  return check_source(path, text);
}

std::vector<std::string> problems_of(std::string const& provinces, std::string const& prefectures,
                                     std::string const& land) {
  Problems problems;
  Source const outline = source("l.csv", land);
  auto const country =
      read_country(source("p.csv", provinces), source("q.csv", prefectures), &outline, problems);
  EXPECT_EQ(country.has_value(), problems.none());
  return problems.errors();
}

TEST(CountryTables, AreReadAsTheyStand) {
  Problems problems;
  Source const outline = source("l.csv", kLand);
  auto const country =
      read_country(source("p.csv", kProvinces), source("q.csv", kPrefectures), &outline, problems);
  ASSERT_TRUE(country) << problems.errors().at(0);
  auto const& province = country->provinces.at(0);
  EXPECT_EQ(province.warehouse, (network::GeoPoint{40, 110}));
  EXPECT_EQ(province.mountains, 0.3);
  EXPECT_EQ(province.counties(), 5);
  EXPECT_EQ(province.prefectures.at(1).middle.longitude, 111);
  EXPECT_EQ(province.prefectures.at(1).area.value, 5000);
  EXPECT_EQ(country->land.at(0).size(), 3u);
  Problems none;
  auto const landless =
      read_country(source("p.csv", kProvinces), source("q.csv", kPrefectures), nullptr, none);
  ASSERT_TRUE(landless);
  EXPECT_TRUE(landless->land.empty());
}

TEST(CountryTables, MistakesAreToldWithTheirPlace) {
  EXPECT_THAT(problems_of(kProvinces + "north,N,E,1,1,9,2,0\n", kPrefectures, kLand),
              Contains(HasSubstr("p.csv:3: row 2: province 'north' is there twice")));
  EXPECT_THAT(problems_of(kProvinces, kPrefectures + "nort,X,1,1,1,1,1,1\n", kLand),
              Contains(HasSubstr("q.csv:4: row 3, column 'province' = 'nort' (there is no such province) did "
                                 "you mean 'north'?")));
  EXPECT_THAT(problems_of(kProvinces + "south,S,E,1,1,9,2,0\n", kPrefectures, kLand),
              Contains(HasSubstr("p.csv:3: province 'south' has no prefecture")));
  EXPECT_THAT(problems_of(kProvinces, kPrefectures, kLand + "b,1,1\nb,2,2\n"),
              Contains(HasSubstr("l.csv:5: ring 'b' has fewer than three points")));
  EXPECT_THAT(problems_of(kProvinces, kPrefectures, kLand + "b,1,1\nb,2,2\nb,3,1\na,3,3\na,4,4\na,5,3\n"),
              Contains(HasSubstr("l.csv:8: row 7: ring 'a' goes on after another one began")));
  EXPECT_THAT(problems_of(kProvinces + "x,X,E,95,1,9,2,0\n", kPrefectures, kLand),
              Contains(HasSubstr("p.csv:3: row 2, column 'latitude'")));
}

// ---- China

using tests::china;
using tests::Placed;

std::vector<Placed> drawn(std::uint64_t seed, network::Quota const& plan = {1000, 150'000, 60'000}) {
  return tests::drawn_china(seed, plan);
}

TEST(ChinaTables, HoldTheCountiesOf28Provinces) {
  std::int64_t counties = 0;
  double villages = 0;
  std::size_t prefectures = 0, west = 0;
  for (auto const& province : china().provinces) {
    counties += province.counties();
    villages += province.villages();
    prefectures += province.prefectures.size();
    west += province.group == "West" ? 1u : 0u;
  }
  EXPECT_EQ(china().provinces.size(), 28u) << "all but Beijing, Tianjin and Shanghai, which have no county";
  EXPECT_EQ(west, 12u);
  EXPECT_EQ(prefectures, 319u);
  EXPECT_EQ(counties, 1873) << "the census of 2020 counts 1,882";
  EXPECT_EQ(villages, 375'820);
}

TEST(ChinaTables, PrefecturesAndWarehousesLieOnLand) {
  int off = 0;
  for (auto const& province : china().provinces) {
    EXPECT_TRUE(network::inside(china().land, province.warehouse)) << province.id;
    for (auto const& prefecture : province.prefectures) {
      if (network::inside(china().land, prefecture.middle)) continue;
      ++off;
      // Islands, and counties around an estuary.
      EXPECT_TRUE(prefecture.name == "Zhoushan" || prefecture.name == "Shantou" ||
                  prefecture.name == "Fuzhou")
          << prefecture.name;
    }
  }
  EXPECT_LE(off, 3);
}

TEST(China, ThePlanIsMetExactly) {
  std::int64_t villages = 0, centers = 0;
  auto const counties = drawn(1);
  for (auto const& [county, province] : counties)
    villages += county.figures.villages, centers += county.figures.centers;
  EXPECT_EQ(counties.size(), 1000u);
  EXPECT_EQ(villages, 150'000);
  EXPECT_EQ(centers, 60'000);
  EXPECT_EQ(drawn(1, {700, 75'000, 30'000}).size(), 700u);
}

TEST(China, The700OfTheBeginningAreAmongThe1000) {
  auto const few = drawn(1, {700, 75'000, 30'000}), many = drawn(1);
  for (auto const& [county, province] : few)
    EXPECT_TRUE(std::ranges::any_of(many, [&](auto const& other) {
      return other.county.figures.id == county.figures.id && other.county.seat == county.seat;
    })) << county.figures.id;
}

TEST(China, NoSeatIsAtSeaButOnIslands) {
  int off = 0;
  for (auto const& [county, province] : drawn(1))
    if (!network::inside(china().land, county.seat)) {
      ++off;
      EXPECT_TRUE(county.prefecture == "Zhoushan" || county.prefecture == "Shantou") << county.figures.name;
    }
  EXPECT_LE(off, 3);
}

double at(std::vector<double> values, double share) {
  std::ranges::sort(values);
  double const place = share * static_cast<double>(values.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  double const above = values[std::min(below + 1, values.size() - 1)];
  return values[below] + (above - values[below]) * (place - static_cast<double>(below));
}

// Logarithmic standard error of a quantile of so many lognormal values with this logarithmic spread,
// sqrt(p (1 - p) / n) / density.
double error_of(double share, double spread, std::size_t n) {
  static std::map<double, double> const density{
      {0.1, 0.1755}, {0.25, 0.3178}, {0.5, 0.3989}, {0.75, 0.3178}, {0.9, 0.1755}};
  return spread * std::sqrt(share * (1 - share) / static_cast<double>(n)) / density.at(share);
}

struct Fact {
  std::string what, group;  // group "": all
  double share, published;
};

// One draw of the plan: 3.5 standard errors of a quantile of so many counties. That they are spread by
// prefecture makes the draw somewhat closer than that.
void expect_near(std::vector<Fact> const& facts, double spread,
                 std::function<double(Placed const&)> const& value, double rounding = 0) {
  auto const counties = drawn(1);
  for (auto const& fact : facts) {
    std::vector<double> values;
    for (auto const& one : counties) {
      auto const& group = one.province->group;
      bool const in =
          fact.group.empty() || group == fact.group || (fact.group == "not West" && group != "West");
      if (in) values.push_back(value(one));
    }
    EXPECT_NEAR(std::log(at(values, fact.share) / fact.published), 0,
                3.5 * error_of(fact.share, spread, values.size()) + rounding / fact.published)
        << fact.what << " " << fact.group << " " << fact.share << ": " << at(values, fact.share);
  }
}

// ln(p90 / p10) / 2.563 of what is published is 0.89.
TEST(China, AreasOfCountiesAreThoseOf2020) {
  expect_near({{"area", "", 0.1, 857},
               {"area", "", 0.25, 1338},
               {"area", "", 0.5, 2148},
               {"area", "", 0.75, 3562},
               {"area", "", 0.9, 8460},
               {"area", "West", 0.25, 1901},
               {"area", "West", 0.5, 2997},
               {"area", "West", 0.75, 6791},
               {"area", "West", 0.9, 16618},
               {"area", "not West", 0.1, 711},
               {"area", "not West", 0.5, 1707},
               {"area", "not West", 0.9, 3668}},
              0.89, [](Placed const& one) { return one.county.figures.area.value; });
}

// ln(417 / 37) / 2.563 = 0.95. The smallest tenth is not met: docs/network-of-china.md.
TEST(China, RuralPopulationsAreThoseOf2020ButForTheSmallest) {
  expect_near({{"population", "", 0.25, 87'000},
               {"population", "", 0.5, 171'658},
               {"population", "", 0.75, 276'000},
               {"population", "", 0.9, 417'000},
               {"population", "West", 0.1, 23'000},
               {"population", "West", 0.25, 50'000},
               {"population", "West", 0.5, 117'755},
               {"population", "West", 0.75, 208'000},
               {"population", "West", 0.9, 317'000}},
              0.95, [](Placed const& one) { return one.county.rural_population; });
}

// ln(439 / 74) / 2.563 = 0.69.
TEST(China, SeatsLieAsFarFromTheirCapitalsAsRealOnes) {
  expect_near({{"distance", "", 0.1, 74},
               {"distance", "", 0.25, 123},
               {"distance", "", 0.5, 199},
               {"distance", "", 0.75, 308},
               {"distance", "", 0.9, 439},
               {"distance", "West", 0.5, 238},
               {"distance", "West", 0.75, 387},
               {"distance", "West", 0.9, 648},
               {"distance", "East", 0.5, 177},
               {"distance", "Central", 0.5, 170},
               {"distance", "Northeast", 0.5, 205}},
              0.69,
              [](Placed const& one) { return great_circle(one.province->warehouse, one.county.seat).value; });
}

// ln(24 / 8) / 2.563 = 0.43; what is published and what is drawn are whole numbers.
TEST(China, CountiesHaveAsManyTownshipsAsRealOnes) {
  auto const towns = [](Placed const& one) { return static_cast<double>(one.county.figures.towns); };
  expect_near({{"townships", "", 0.1, 8},
               {"townships", "", 0.5, 14},
               {"townships", "", 0.9, 24},
               {"townships", "West", 0.5, 12}},
              0.43, towns, 0.5);
  double sum = 0;
  for (auto const& one : drawn(1)) sum += towns(one);
  EXPECT_NEAR(sum / 1000, 15.0, 3.5 * 0.46 * 15 / std::sqrt(1000.0));
}

// Twenty points of the land a county, as it was published; ln(54.2 / 21.6) / 1.28 = 0.72. Points of one
// county are alike, so its number of counties counts.
TEST(China, SeatsLieAsFarFromTheirLandAsRealOnes) {
  std::vector<double> all, west;
  std::size_t counties = 0, western = 0;
  for (auto const& [county, province] : drawn(1)) {
    auto figures = county.figures;
    figures.villages = 20, figures.centers = 1, figures.clustering = 0;
    bool const is_west = province->group == "West";
    for (auto const& village : network::draw_county(figures, 1).villages) {
      all.push_back(std::hypot(village.at.x, village.at.y));
      if (is_west) west.push_back(all.back());
    }
    ++counties, western += is_west ? 1u : 0u;
  }
  for (auto const& [share, of_all, of_west] :
       {std::tuple{0.5, 21.6, 27.0}, std::tuple{0.75, 34.5, 45.0}, std::tuple{0.9, 54.2, 75.0}}) {
    EXPECT_NEAR(std::log(at(all, share) / of_all), 0, 3.5 * error_of(share, 0.72, counties))
        << at(all, share);
    EXPECT_NEAR(std::log(at(west, share) / of_west), 0, 3.5 * error_of(share, 0.72, western))
        << at(west, share);
  }
}

}  // namespace
}  // namespace ruralsim::scenarios
