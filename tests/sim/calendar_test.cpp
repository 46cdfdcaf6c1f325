#include "sim/calendar.hpp"

#include "sim/fault.hpp"

#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

TEST(Calendars, know_the_leap_days_of_the_gregorian_rule) {
  EXPECT_FALSE(parse_date("1900-02-29")) << "a century is no leap year";
  EXPECT_TRUE(parse_date("2000-02-29")) << "but every fourth century is";
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_EQ(date(1900, 3, 1) - date(1900, 2, 28), 1);
  EXPECT_EQ(date(2000, 3, 1) - date(2000, 2, 28), 2);
  EXPECT_EQ(date(2024, 12, 31) - date(2024, 1, 1), 365);
  EXPECT_EQ(date(2025, 1, 1) - date(2022, 1, 1), 1096);
}

TEST(Calendars, say_a_time_as_people_do_at_another) {
  Time const now = midnight(10) + hours(16);
  EXPECT_EQ(clock(midnight(10) + hours(5) + minutes(30), now), "05:30");
  EXPECT_EQ(clock(midnight(11), now), "00:00 the next day");
  EXPECT_EQ(clock(midnight(13) + hours(23), now), "23:00 in 3 days");
  EXPECT_EQ(clock(midnight(9) + hours(1), now), "01:00 1 day ago");
}

TEST(Calendars, count_days_as_a_plain_walk_over_months_does) {
  constexpr int kLengths[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Date walked{0};
  for (int year = 1970; year <= 2120; ++year) {
    bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= kLengths[month - 1] + (month == 2 && leap ? 1 : 0); ++day) {
        ASSERT_EQ(date(year, month, day), walked);
        ASSERT_EQ(year_month_day(walked), (YearMonthDay{year, month, day}));
        ASSERT_EQ(parse_date(iso(walked)), walked);
        walked = walked + 1;
      }
  }
}

TEST(Calendars, reach_before_1970_and_past_2038) {
  EXPECT_EQ(date(1969, 12, 31).days, -1);
  EXPECT_EQ(iso({-1}), "1969-12-31");
  EXPECT_EQ(iso(date(2038, 1, 19) + 1), "2038-01-20");
  EXPECT_EQ(iso(date(1, 1, 1)), "0001-01-01");
  EXPECT_EQ(iso(date(9999, 12, 31)), "9999-12-31");
}

TEST(Calendars, know_weekdays) {
  EXPECT_EQ(weekday(date(1970, 1, 1)), Weekday::thursday);
  EXPECT_EQ(weekday(date(2018, 7, 1)), Weekday::sunday);
  EXPECT_EQ(weekday(date(2024, 2, 29)), Weekday::thursday);
  EXPECT_EQ(weekday(date(1949, 10, 1)), Weekday::saturday);
  EXPECT_EQ(weekday(date(1900, 1, 1)), Weekday::monday);
}

TEST(Calendars, refuse_what_is_not_a_date) {
  for (auto const* wrong : {"",           "2018",        "2018-7-1",    "2018-07-1",  "18-07-01",
                            "2018/07/01", "2018-13-01",  "2018-00-01",  "2018-04-31", "2018-01-00",
                            "2018-01-32", "2018-07-01 ", " 2018-07-01", "-018-07-01", "+018-07-01",
                            "2018-07--1", "2018-0x-01",  "20a8-07-01",  "0000-01-01", "2018-07-01T00:00"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
}

TEST(Calendars, say_which_day_does_not_exist) {
  try {
    date(2023, 2, 29);
    FAIL();
  } catch (Error const& error) {
    EXPECT_EQ(error.blame(), Blame::usage);
    EXPECT_STREQ(error.what(), "2023-02-29 is not a day of the calendar");
  }
  for (auto [y, m, d] : {YearMonthDay{2023, 0, 1}, {2023, 13, 1}, {2023, 1, 0}, {0, 1, 1}, {10000, 1, 1}})
    EXPECT_THROW(date(y, m, d), Error) << y << " " << m << " " << d;
}

// A second list, of full dates, compared with ICU's Chinese calendar. That differs in 2027 and 2030, where
// the new moon is at 23:56 and 00:07 of Chinese time and ICU's low-precision moon falls on the other side.
constexpr std::string_view kSpringFestivals[]{
    "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05",
    "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
    "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23",
    "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08"};

TEST(SpringFestival, falls_on_the_published_dates) {
  int year = 2014;
  for (auto text : kSpringFestivals) EXPECT_EQ(iso(spring_festival(year++)), text);
  EXPECT_EQ(year, 2036);
}

// The true new moon is at most 14 hours from the mean one (Meeus, Astronomical Algorithms, chapter 49).
TEST(SpringFestival, is_always_a_day_of_new_moon_in_china) {
  constexpr double kMeanNewMoon = 10962.0 + 18.24 / 24, kMonth = 29.530588861;  // 2000-01-06 18:14 UT
  for (int year = 2014; year <= 2035; ++year) {
    double const noon = spring_festival(year).days + (12.0 - 8.0) / 24;  // in China, as UT
    double const months = (noon - kMeanNewMoon) / kMonth;
    EXPECT_LT(std::abs(months - std::round(months)) * kMonth, 0.5 + 14.5 / 24) << year;
  }
}

TEST(SpringFestival, of_an_unknown_year_is_an_error_and_not_an_ordinary_day) {
  for (int year : {2013, 2036, 0}) {
    try {
      spring_festival(year);
      FAIL() << year;
    } catch (Error const& error) {
      EXPECT_EQ(error.blame(), Blame::usage);
      EXPECT_NE(std::string(error.what()).find("2014 to 2035"), std::string::npos);
    }
  }
}

TEST(Faults, E96_a_calendar_ties_days_to_dates_without_any_time_zone) {
  Calendar const calendar(date(2023, 7, 1));
  EXPECT_EQ(calendar.weekday_of(0), Weekday::saturday);
  EXPECT_EQ(calendar.weekday_of(-1), Weekday::friday);
  EXPECT_EQ(calendar.day_of(date(2024, 2, 29)), 243);
  EXPECT_EQ(iso(calendar.date_of(243)), "2024-02-29");
  EXPECT_EQ(calendar.stamp({0}), "2023-07-01 00:00:00");
  EXPECT_EQ(calendar.stamp(midnight(243) + hours(23) + seconds(59)), "2024-02-29 23:00:59");
  EXPECT_EQ(calendar.stamp({-1}), "2023-06-30 23:59:59");
  char const* const zone = std::getenv("TZ");
  std::string const before = zone ? zone : "";
  for (auto const* name : {"America/New_York", "Europe/Lisbon", "Asia/Kolkata"}) {
    setenv("TZ", name, 1);
    EXPECT_EQ(calendar.stamp(midnight(243)), "2024-02-29 00:00:00") << name;
  }
  zone ? setenv("TZ", before.c_str(), 1) : unsetenv("TZ");
}

TEST(Times, split_into_day_and_time_of_day_before_the_first_midnight_too) {
  EXPECT_EQ(Time{86399}.day(), 0);
  EXPECT_EQ(Time{86400}.day(), 1);
  EXPECT_EQ(Time{-1}.day(), -1);
  EXPECT_EQ(Time{-1}.of_day(), seconds(86399));
  EXPECT_EQ(Time{-86400}.day(), -1);
  EXPECT_EQ(Time{-86400}.of_day(), seconds(0));
}

}  // namespace
}  // namespace ruralsim::sim
