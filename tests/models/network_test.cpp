// Counties drawn from figures: where their centers stand.
#include "models/network/draw.hpp"
#include "models/network/sites.hpp"
#include "sim/fault.hpp"
#include "tests/support/small_county.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <memory>
#include <numbers>
#include <numeric>
#include <utility>

#include <gmock/gmock.h>

namespace ruralsim::models::network {
namespace {

// As the definition says: every village is looked at, every time.
std::vector<std::size_t> sites_by_looking_at_all(County const& county, std::size_t centers) {
  std::size_t const n = county.villages.size();
  auto const road = [&](std::size_t i, std::size_t j) {
    return county.road(county.villages[i].at, county.villages[j].at).value;
  };
  std::vector<double> nearest(n, 1e9);
  std::vector<std::size_t> chosen;
  while (chosen.size() < centers) {
    std::size_t best = n;
    double best_gain = -1;
    for (std::size_t i = 0; i < n; ++i) {
      double gain = 0;
      for (std::size_t j = 0; j < n; ++j)
        gain += county.villages[j].households * std::max(0.0, nearest[j] - road(i, j));
      if (gain > best_gain && !std::ranges::count(chosen, i)) best = i, best_gain = gain;
    }
    chosen.push_back(best);
    for (std::size_t j = 0; j < n; ++j) nearest[j] = std::min(nearest[j], road(best, j));
  }
  return chosen;
}

// Villages of one size at the crossings of a grid: most gains occur several times.
County grid(int side) {
  County county;
  county.detour = 1.3;
  for (int x = 0; x < side; ++x)
    for (int y = 0; y < side; ++y)
      county.villages.push_back({.id = "v",
                                 .at = {static_cast<double>(x), static_cast<double>(y)},
                                 .households = 10,
                                 .center = {}});
  return county;
}

// Every third road is known, and some are shorter than the detour has it.
County with_some_roads(County county) {
  auto roads = std::make_shared<RoadTable>();
  for (std::size_t a = 0; a < county.villages.size(); ++a)
    for (std::size_t b = a % 3; b < a; b += 3) {
      auto const &from = county.villages[a].at, &to = county.villages[b].at;
      double const factor = 0.9 + 0.1 * static_cast<double>((a + b) % 7);
      roads->set(from, to, {std::hypot(from.x - to.x, from.y - to.y) * county.detour * factor});
    }
  county.roads = std::move(roads);
  return county;
}

// Uniform in a disc, that is (sx^2 + sy^2) = R^2 / 2 about the middle; stretched by s and 1/s: (s^2 + 1/s^2)
// R^2 / 4.
TEST(Shape, AnEllipseWithTheHubOffItsMiddleHasTheMomentsOfOne) {
  CountyFigures figures = tests::plain_figures();
  figures.villages = 5000, figures.centers = 1, figures.clustering = 0;
  figures.elongation = 4, figures.hub_offset = 0.6;
  double const radius_2 = figures.area.value / std::numbers::pi;
  double x = 0, y = 0, square = 0;
  auto const county = draw_county(figures, 1);
  double const n = static_cast<double>(county.villages.size());
  for (auto const& village : county.villages) x += village.at.x / n, y += village.at.y / n;
  for (auto const& village : county.villages)
    square += (std::pow(village.at.x - x, 2) + std::pow(village.at.y - y, 2)) / n;
  // Of a uniform point of the ellipse the square of the distance has a relative standard deviation below 1.
  EXPECT_NEAR(square / radius_2, (4 + 0.25) / 4, 3.5 * (4 + 0.25) / 4 / std::sqrt(n));
  double const off = std::hypot(x, y) / std::sqrt(radius_2);
  double const error = 3.5 * std::sqrt((4 + 0.25) / 4 / n);
  EXPECT_GT(off, 0.6 / 2 - error) << "along the short axis";
  EXPECT_LT(off, 0.6 * 2 + error) << "along the long axis";
}

TEST(Shape, ADiscIsDrawnAsEver) {
  auto const disc = draw_county(tests::plain_figures(), 3);
  CountyFigures figures = tests::plain_figures();
  figures.elongation = 1.5;
  auto const ellipse = draw_county(figures, 3);
  for (std::size_t v = 0; v < disc.villages.size(); ++v)
    EXPECT_EQ(disc.villages[v].households, ellipse.villages[v].households) << "only places differ";
  EXPECT_NE(disc.villages[0].at, ellipse.villages[0].at);
}

TEST(Shape, WithoutMeaningIsRefused) {
  for (double const bad : {0.99, 101.0, std::nan("")}) {
    CountyFigures figures = tests::plain_figures();
    figures.elongation = bad;
    EXPECT_THROW(draw_county(figures, 1), sim::Error) << bad;
  }
  for (double const bad : {-0.01, 1.0, std::nan("")}) {
    CountyFigures figures = tests::plain_figures();
    figures.hub_offset = bad;
    EXPECT_THROW(draw_county(figures, 1), sim::Error) << bad;
  }
}

TEST(Sites, AreThoseOfTheGreedySearchThatLooksAtEveryVillageEachTime) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    County const county = draw_county(tests::plain_figures(), seed);
    for (std::size_t const centers : {1u, 60u, 150u})
      EXPECT_EQ(sites(county, centers), sites_by_looking_at_all(county, centers)) << "seed " << seed;
  }
}

TEST(Sites, AreThoseOfTheGreedySearchWhereRoadsAreKnown) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    CountyFigures figures = tests::plain_figures();
    figures.villages = 80, figures.centers = 1;
    County const county = with_some_roads(draw_county(figures, seed));
    EXPECT_EQ(sites(county, 80), sites_by_looking_at_all(county, 80)) << "seed " << seed;
  }
}

// By looking at every center: the first of those that are nearest.
void expect_nearest(County const& county) {
  for (auto const& village : county.villages) {
    std::size_t best = 0;
    auto const road = [&](std::size_t c) { return county.road(village.at, county.centers[c].at); };
    for (std::size_t c = 1; c < county.centers.size(); ++c)
      if (road(c) < road(best)) best = c;
    ASSERT_EQ(village.center.index(), best) << "village " << village.id;
  }
}

TEST(Villages, BelongToTheCenterThatIsNearestByRoad) {
  expect_nearest(draw_county(tests::plain_figures(), 1));
  County even = grid(9);
  choose_centers(even, 20);
  assign_centers(even);
  expect_nearest(even);
  County known = with_some_roads(draw_county(tests::plain_figures(), 2));
  assign_centers(known);
  expect_nearest(known);
}

TEST(Counties, WithoutCentersOrVillagesAreTheSameButForThose) {
  auto const whole = draw_county(tests::plain_figures(), 1);
  auto const half = draw_without_centers(tests::plain_figures(), 1);
  auto const bare = without_villages(tests::plain_figures());
  EXPECT_TRUE(half.centers.empty() && bare.centers.empty() && bare.villages.empty());
  ASSERT_EQ(half.villages.size(), whole.villages.size());
  for (std::size_t v = 0; v < whole.villages.size(); ++v) {
    EXPECT_EQ(half.villages[v].at, whole.villages[v].at);
    EXPECT_EQ(half.villages[v].households, whole.villages[v].households);
    EXPECT_EQ(half.villages[v].income, whole.villages[v].income);
  }
  for (auto const* county : {&half, &bare}) {
    EXPECT_EQ(county->key, whole.key);
    EXPECT_EQ(county->area, whole.area);
    EXPECT_EQ(county->warehouse_distance, whole.warehouse_distance);
  }
}

TEST(Sites, OfEqualGainsTheFirstVillageIsTaken) {
  EXPECT_EQ(sites(grid(9), 81), sites_by_looking_at_all(grid(9), 81));
}

TEST(Sites, EmptyVillagesAreTakenInOrder) {
  County county = grid(3);
  for (auto& village : county.villages) village.households = 0;
  std::vector<std::size_t> in_order(9);
  std::iota(in_order.begin(), in_order.end(), 0);
  EXPECT_EQ(sites(county, 9), in_order);
}

TEST(Sites, O71_FiveThousandCentersAreDrawnInSeconds) {
  CountyFigures figures = tests::plain_figures();
  figures.villages = figures.centers = 5000;
  std::clock_t const begin = std::clock();
  County const county = draw_county(figures, 1);
  double const seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_EQ(county.centers.size(), 5000u);
  EXPECT_LT(seconds, 30) << "it took minutes when every village was looked at each time";
}

}  // namespace
}  // namespace ruralsim::models::network
