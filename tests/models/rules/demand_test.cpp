// The mean orders of a day, against the mean day of the year.
#include "models/rules/demand.hpp"

#include <cmath>

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

// A Sunday in the busiest month of a growing year; with the festival on it, it must count as published.
TEST(DayFactors, of_a_festival_are_its_factor_whatever_month_weekday_and_growth) {
  DemandSettings demand;
  demand.weekday = {1, 1, 1, 1, 1, 1, 0.5};
  demand.month.fill(1);
  demand.month[10] = 2;
  demand.growth = 0.3;
  demand.festivals = {{.when = {.id = "double-eleven", .month = 11, .day = 11}, .factor = 3}};
  sim::Calendar const calendar(sim::date(2018, 7, 2));
  auto const factors = day_factors(demand, calendar, 500);
  auto const eleventh = static_cast<std::size_t>(calendar.day_of(sim::date(2018, 11, 11)));
  EXPECT_DOUBLE_EQ(factors[eleventh], 3) << "of the mean day of 2018, which is that of 2 July";
  EXPECT_DOUBLE_EQ(factors[eleventh + 365], 3 * 1.3) << "a year later, of the mean day of 2019";
  double const weekdays = 6.5 / 7, months = 13.0 / 12;
  EXPECT_DOUBLE_EQ(factors[eleventh - 1], 1 / weekdays * 2 / months * std::pow(1.3, 131 / 365.0));
}

TEST(DayFactors, multiply_where_festivals_meet) {
  DemandSettings demand;
  demand.weekday.fill(1), demand.month.fill(1);
  demand.festivals = {{.when = {.id = "week", .month = 7, .day = 3, .days = 3}, .factor = 2},
                      {.when = {.id = "day", .month = 7, .day = 4}, .factor = 1.5}};
  EXPECT_THAT(day_factors(demand, sim::Calendar(sim::date(2018, 7, 2)), 5),
              ::testing::ElementsAre(1, 2, 3, 2, 1));
}

}  // namespace
}  // namespace ruralsim::models::rules
