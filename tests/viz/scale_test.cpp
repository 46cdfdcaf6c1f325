#include "viz/scale.hpp"

#include "sim/calendar.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::viz {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr double kInf = std::numeric_limits<double>::infinity();

std::vector<std::string> labels(std::vector<Tick> const& ticks) {
  std::vector<std::string> all;
  for (auto const& t : ticks) all.push_back(t.under.empty() ? t.label : t.label + " " + t.under);
  return all;
}

Range days(sim::Date a, sim::Date b) {
  return {static_cast<double>(a.days), static_cast<double>(b.days)};
}

TEST(Scale, MapsTheEndsOfTheDomainOntoTheEndsOfTheStretch) {
  Scale const s = Scale::linear({10, 20}).onto(100, 0);  // the page's y grows downwards
  EXPECT_DOUBLE_EQ(s(10), 100);
  EXPECT_DOUBLE_EQ(s(20), 0);
  EXPECT_DOUBLE_EQ(s(15), 50);
}

TEST(Scale, LogGivesEqualStretchesToEqualRatios) {
  Scale const s = Scale::log({1, 1000}).onto(0, 30);
  EXPECT_NEAR(s(10), 10, 1e-9);
  EXPECT_NEAR(s(100), 20, 1e-9);
}

TEST(Scale, LogOfZeroOrLessLiesAtTheLowerEnd) {
  Scale const s = Scale::log({-5, 1000}).onto(0, 30);
  EXPECT_DOUBLE_EQ(s(0), 0);
  EXPECT_DOUBLE_EQ(s(-3), 0);
  EXPECT_TRUE(std::isfinite(Scale::log({0, 0}).onto(0, 1)(1)));
}

TEST(Scale, ASingleValueStillHasAPlace) {
  EXPECT_DOUBLE_EQ(Scale::linear({5, 5}).onto(0, 10)(5), 5);
  EXPECT_DOUBLE_EQ(Scale::linear({0, 0}).onto(0, 10)(0), 5);
}

TEST(Scale, WithoutAnyValueTheDomainIsZeroToOne) {
  std::vector<double> const none = {NAN, kInf};
  EXPECT_TRUE(is_empty(finite_range(none)));
  EXPECT_DOUBLE_EQ(Scale::linear(finite_range(none)).onto(0, 10)(1), 10);
}

TEST(Scale, TheLargestNumbersDoNotOverflow) {
  Scale const s = Scale::linear({-kInf, kInf}).onto(0, 10);
  EXPECT_TRUE(std::isfinite(s(0)));
  EXPECT_FALSE(number_ticks({-1e308, 1e308}, 5).empty());
}

TEST(Ticks, AreRoundAndNoMoreThanAskedFor) {
  struct Case {
    Range domain;
    int at_most;
    std::vector<std::string> expected;
    char const* why;
  };
  for (auto const& c : std::vector<Case>{
           {{0, 100}, 6, {"0", "20", "40", "60", "80", "100"}, "both ends are ticks"},
           {{0, 1}, 6, {"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}, "equal decimals, no 0.30000000000000004"},
           {{3, 97}, 5, {"50"}, "only inside the domain: 0 and 100 are not"},
           {{-10, 10}, 5, {"−10", "−5", "0", "5", "10"}, "across zero"},
           {{0, 30000}, 4, {"0", "10,000", "20,000", "30,000"}, "thousands"},
           {{0.001, 0.002}, 3, {"0.0010", "0.0015", "0.0020"}, "small numbers keep their digits"}}) {
    EXPECT_EQ(labels(number_ticks(c.domain, c.at_most)), c.expected) << c.why;
  }
}

TEST(Ticks, OfSharesAreInPercent) {
  EXPECT_THAT(labels(percent_ticks({0.5, 1}, 6)),
              ElementsAre("50 %", "60 %", "70 %", "80 %", "90 %", "100 %"));
}

TEST(Ticks, OfCountsAreWhole) {
  EXPECT_THAT(labels(count_ticks({0, 1}, 6)), ElementsAre("0", "1"));
  EXPECT_THAT(labels(count_ticks({0, 3}, 10)), ElementsAre("0", "1", "2", "3"));
}

TEST(Ticks, OfHoursShowDays) {
  EXPECT_THAT(labels(hour_ticks({0, 96}, 5)), ElementsAre("0", "24", "48", "72", "96"));
  EXPECT_THAT(labels(hour_ticks({0, 48}, 9)),
              ElementsAre("0", "6", "12", "18", "24", "30", "36", "42", "48"));
  for (Tick const& t : hour_ticks({0, 3000}, 6)) EXPECT_EQ(std::fmod(t.at, 24), 0) << t.label;
}

TEST(Ticks, OfDatesAreMondaysWithinWeeksAndFirstsWithinMonths) {
  using sim::date;
  EXPECT_THAT(labels(date_ticks(days(date(2018, 7, 2), date(2018, 7, 30)), 6)),
              ElementsAre("2 Jul 2018", "9 Jul", "16 Jul", "23 Jul", "30 Jul"));
  EXPECT_THAT(labels(date_ticks(days(date(2018, 11, 15), date(2019, 4, 2)), 6)),
              ElementsAre("Dec 2018", "Jan 2019", "Feb", "Mar", "Apr"));
  EXPECT_THAT(labels(date_ticks(days(date(2018, 7, 1), date(2021, 7, 1)), 13)),
              ElementsAre("Jul 2018", "Oct", "Jan 2019", "Apr", "Jul", "Oct", "Jan 2020", "Apr", "Jul", "Oct",
                          "Jan 2021", "Apr", "Jul"));
  EXPECT_THAT(labels(date_ticks(days(date(2014, 1, 1), date(2035, 1, 1)), 5)),
              ElementsAre("2015", "2020", "2025", "2030", "2035"));
}

TEST(Ticks, OfDatesKnowLeapDaysAndTheTimeBefore1970) {
  using sim::date;
  EXPECT_THAT(labels(date_ticks(days(date(2024, 2, 28), date(2024, 3, 1)), 4)),
              ElementsAre("28 Feb 2024", "29 Feb", "1 Mar"));
  EXPECT_THAT(labels(date_ticks(days(date(1969, 11, 20), date(1970, 2, 3)), 4)),
              ElementsAre("Dec 1969", "Jan 1970", "Feb"));
}

TEST(Ticks, OfDatesEndSomewhereEvenForNonsense) {
  EXPECT_THAT(date_ticks({-1e18, 1e18}, 8), SizeIs(testing::Le(9U)));
  EXPECT_THAT(date_ticks({0, 0}, 8), SizeIs(testing::Ge(1U)));
}

TEST(Ticks, OfLogScalesArePowersOfTen) {
  EXPECT_THAT(labels(log_ticks({1, 1000}, 4)), ElementsAre("1", "10", "100", "1,000"));
  EXPECT_THAT(labels(log_ticks({1, 100}, 8)), ElementsAre("1", "2", "5", "10", "20", "50", "100"));
}

TEST(Range, RoundsOutwards) {
  Range const r = to_round({0, 128}, 7);
  EXPECT_DOUBLE_EQ(r.lo, 0);
  EXPECT_DOUBLE_EQ(r.hi, 150);
}

}  // namespace
}  // namespace ruralsim::viz
