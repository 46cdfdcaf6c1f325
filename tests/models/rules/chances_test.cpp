#include "models/rules/chances.hpp"

#include "tests/support/small_county.hpp"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

TEST(Chances, are_shared_out_over_the_months_by_weight) {
  std::array<double, 12> month{};
  month[6] = 3, month[7] = 1;  // both of 31 days
  EXPECT_DOUBLE_EQ(begin_a_day(124, month, 7), 3);
  EXPECT_DOUBLE_EQ(begin_a_day(124, month, 8), 1);
  EXPECT_DOUBLE_EQ(begin_a_day(124, month, 1), 0);
}

TEST(Chances, add_up_to_those_of_a_year_whatever_the_months) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::array<double, 12> even{}, february{}, uneven{}, none{};
  even.fill(2), february[1] = 1;
  for (std::size_t m = 0; m < 12; ++m) uneven[m] = static_cast<double>(m * m % 7);
  for (auto const& weights : {even, february, uneven, none}) {
    double all = 0;
    for (int month = 1; month <= 12; ++month)
      all += kDays[static_cast<std::size_t>(month - 1)] * begin_a_day(12, weights, month);
    EXPECT_NEAR(all, 12, 1e-12);
  }
}

TEST(Chances, may_be_many_on_one_day) {
  sim::Stream const luck({.seed = 6, .purpose = 70});
  double many = 0;
  for (std::uint32_t day = 0; day < 1000; ++day)
    many += static_cast<double>(begin_on(day, 130, sim::Distribution::constant(60), luck.at(day)).size());
  EXPECT_NEAR(many, 130'000, 3.5 * std::sqrt(130'000));
}

TEST(Chances, look_back_as_far_as_anything_lasts) {
  EXPECT_EQ(days_back(sim::Distribution::constant(10 * 86'400)), 10);
  EXPECT_EQ(days_back(sim::Distribution::constant(1)), 1);
  EXPECT_EQ(days_back(sim::Distribution::exponential(86'400)), 14) << "6 ln 10";
  EXPECT_EQ(days_back(sim::Distribution::exponential(900 * 86'400)), 3650);
}

TEST(Chances, of_a_higher_rate_bring_those_of_the_lower_and_others) {
  auto const length = sim::Distribution::exponential(50'000);
  sim::Stream const luck({.seed = 5, .purpose = 70});
  std::size_t few = 0, many = 0;
  for (std::uint32_t day = 0; day < 2000; ++day) {
    auto const a = begin_on(day, 0.1, length, luck.at(day)), b = begin_on(day, 0.4, length, luck.at(day));
    ASSERT_LE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_EQ(a[i], b[i]) << "day " << day;
    few += a.size(), many += b.size();
    for (auto const& span : b) ASSERT_EQ(span.from.day(), day);
  }
  EXPECT_NEAR(static_cast<double>(few), 200, 3.5 * std::sqrt(200));
  EXPECT_NEAR(static_cast<double>(many), 800, 3.5 * std::sqrt(800));
}

// Every county is in the arc for the share of beginnings that it covers, and those hit are neighbours.
TEST(Arcs, cover_their_share_of_the_ring_and_are_connected) {
  constexpr std::size_t kCounties = 10;
  for (double const share : {0.0, 0.25, 0.3, 1.0}) {
    std::size_t hits = 0;
    for (int step = 0; step < 1000; ++step) {
      double const begin = (step + 0.5) / 1000;
      int borders = 0;
      for (std::size_t c = 0; c < kCounties; ++c) {
        bool const in = in_arc(c, kCounties, begin, share);
        hits += in ? 1 : 0;
        borders += in != in_arc((c + 1) % kCounties, kCounties, begin, share) ? 1 : 0;
      }
      EXPECT_LE(borders, 2);
    }
    EXPECT_NEAR(static_cast<double>(hits) / 10'000, share, 1e-9);
  }
}

TEST(HitCenters, are_the_nearest_to_one_of_them) {
  auto const county = network::draw_county(tests::plain_figures(), 1);  // 60 centers
  for (double const u : {0.01, 0.4, 0.99}) {
    auto const hit = hit_centers(county, 0.3, u);
    ASSERT_EQ(hit.size(), 18u);
    std::set<std::uint16_t> const unique(hit.begin(), hit.end());
    EXPECT_EQ(unique.size(), 18u);
    auto const eye = county.centers[hit.front()].at;
    auto const away = [&](std::size_t c) {
      return std::hypot(county.centers[c].at.x - eye.x, county.centers[c].at.y - eye.y);
    };
    EXPECT_EQ(hit.front(), static_cast<std::uint16_t>(u * 60));
    for (std::size_t c = 0; c < 60; ++c)
      EXPECT_TRUE(unique.contains(static_cast<std::uint16_t>(c)) || away(c) >= away(hit.back()));
  }
  EXPECT_EQ(hit_centers(county, 1, 0.5).size(), 60u);
  EXPECT_TRUE(hit_centers(county, 0.001, 0.5).empty()) << "less than half a center";
}

}  // namespace
}  // namespace ruralsim::models::rules
