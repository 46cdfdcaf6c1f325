#include "models/rules/harvest.hpp"

#include "tests/support/harvest.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

bool always(std::int64_t) {
  return true;
}
double sum(std::vector<double> const& boxes) {
  return std::accumulate(boxes.begin(), boxes.end(), 0.0);
}

TEST(Season, IsTheOneThatTheDayLiesIn) {
  sim::Calendar const from_july(sim::date(2018, 7, 2));
  auto harvest = tests::all_year(10);
  harvest.from = {8, 1}, harvest.to = {8, 31};
  EXPECT_EQ(season_of(harvest, from_july, 29).days(), 0) << "31 July";
  EXPECT_EQ(season_of(harvest, from_july, 30).first, 30) << "1 August";
  EXPECT_EQ(season_of(harvest, from_july, 60).last, 60) << "31 August";
  EXPECT_EQ(season_of(harvest, from_july, 61).days(), 0);
  harvest.from = {11, 1}, harvest.to = {2, 28};
  auto const winter = season_of(harvest, from_july, from_july.day_of(sim::date(2019, 1, 15)));
  EXPECT_EQ(winter.first, from_july.day_of(sim::date(2018, 11, 1))) << "it goes on past the end of the year";
  EXPECT_EQ(winter.last, from_july.day_of(sim::date(2019, 2, 28)));
  EXPECT_EQ(season_of(harvest, from_july, from_july.day_of(sim::date(2018, 12, 31))).days(), winter.days());
  harvest.to = {10, 31};
  EXPECT_EQ(season_of(harvest, from_july, 0).days(), 365) << "all the year round";
}

TEST(Season, BringsItsGoodsWhateverItsShape) {
  sim::Calendar const calendar(sim::date(2018, 1, 1));
  auto harvest = tests::all_year(12);
  harvest.from = {3, 1}, harvest.to = {4, 29};
  harvest.weight = {4};
  harvest.weekday = {1, 2, 1, 0, 1, 1, 3};
  for (auto const shape : {SeasonShape::even, SeasonShape::peak}) {
    harvest.shape = shape;
    auto const boxes = boxes_by_day(harvest, calendar, 365, always);
    EXPECT_NEAR(sum(boxes), 3, 1e-12);
    EXPECT_EQ(boxes[58], 0) << "28 February";
    EXPECT_GT(boxes[60], 0);
    EXPECT_EQ(boxes[59], 0) << "1 March is a Thursday, on which nobody comes";
    EXPECT_EQ(boxes[119], 0) << "30 April";
  }
}

TEST(Season, WithAPeakIsASymmetricTriangle) {
  sim::Calendar const calendar(sim::date(2018, 1, 1));
  auto harvest = tests::all_year(25);
  harvest.from = {3, 1}, harvest.to = {3, 5};
  harvest.shape = SeasonShape::peak;
  auto const boxes = boxes_by_day(harvest, calendar, 365, always);
  // Halves at the ends: 0.5, 1.5, 2.5, 1.5, 0.5 of 6.5.
  for (int n = 0; n < 5; ++n)
    EXPECT_NEAR(boxes[static_cast<std::size_t>(59 + n)], 25 * (2.5 - std::abs(2 - n)) / 6.5, 1e-12);
}

TEST(Season, ThatBeganBeforeTheRunBringsTheRest) {
  auto const harvest = tests::all_year(365);
  auto const boxes = boxes_by_day(harvest, sim::Calendar(sim::date(2018, 7, 2)), 10, always);
  EXPECT_NEAR(sum(boxes), 10, 1e-12);
}

TEST(Season, BringsOnTheNextOpenDayWhatFellOnAClosedOne) {
  auto harvest = tests::all_year(365);
  auto const open = [](std::int64_t day) { return day != 3 && day != 4; };
  auto const boxes = boxes_by_day(harvest, sim::Calendar(sim::date(2018, 7, 2)), 10, open);
  EXPECT_EQ(boxes[3], 0);
  EXPECT_EQ(boxes[4], 0);
  EXPECT_NEAR(boxes[5], 3, 1e-12);
  EXPECT_NEAR(boxes[6], 1, 1e-12);
}

TEST(Crops, AreBroughtInOpeningHoursAlone) {
  Settings s;
  s.harvests = {tests::all_year(365)};
  s.center.opening = sim::WeeklyHours::daily(sim::hours(8), sim::hours(12));
  s.center.opening.by_weekday[6].clear();
  sim::Calendar const calendar(sim::date(2018, 7, 2));
  auto const crop = crops_of(s, calendar, 14, sim::WorkingTime(s.center.opening, calendar)).front();
  EXPECT_EQ(crop.boxes[6], 0) << "closed on Sundays";
  EXPECT_NEAR(crop.boxes[7], 2, 1e-12) << "with those of Sunday";
  EXPECT_EQ(crop.hours[0].second(0), 8 * 3600u);
  EXPECT_EQ(crop.hours[0].second(~std::uint32_t{0}), 12 * 3600u - 1);
  EXPECT_FALSE(crop.hours[6].possible());
}

}  // namespace
}  // namespace ruralsim::models::rules
