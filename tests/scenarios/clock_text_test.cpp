#include "scenarios/clock_text.hpp"

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using sim::hours;
using sim::minutes;
using ::testing::HasSubstr;

TEST(ClockText, a_time_of_day_goes_from_midnight_to_24_00) {
  EXPECT_EQ(*read_clock("00:00"), sim::seconds(0));
  EXPECT_EQ(*read_clock("16:30"), hours(16) + minutes(30));
  EXPECT_EQ(*read_clock("06:00:15"), hours(6) + sim::seconds(15));
}

TEST(Faults, S36_24_00_is_the_end_of_the_day) {
  EXPECT_EQ(*read_clock("24:00"), hours(24));
  EXPECT_EQ(read_hours("18:00-24:00").value->window.to, hours(24));
}

TEST(Faults, S36_times_that_do_not_exist_are_refused) {
  for (auto const* text :
       {"25:00", "24:01", "12:60", "7:00", "07.00", "0700", "", "07:0a", "07:00:60", "-7:00"}) {
    EXPECT_FALSE(read_clock(text)) << text;
  }
  EXPECT_THAT(read_clock("25:00").problem, HasSubstr("00:00 to 24:00"));
}

TEST(Faults, S36_a_shift_may_not_end_before_it_begins) {
  EXPECT_THAT(read_hours("18:00-08:00").problem, HasSubstr("ends before it begins"));
  EXPECT_THAT(read_hours("08:00-08:00").problem, HasSubstr("same time"));
}

TEST(Faults, S36_overlapping_shifts_are_named) {
  std::vector<Hours> const apart{*read_hours("mon-fri 08:00-12:00"), *read_hours("mon-fri 12:00-18:00"),
                                 *read_hours("sat 10:00-14:00")};
  EXPECT_EQ(overlap_in(apart), "");
  std::vector<Hours> const over{*read_hours("mon-fri 08:00-12:00"), *read_hours("wed 11:00-18:00")};
  EXPECT_THAT(overlap_in(over), HasSubstr("mon-fri 08:00-12:00 and wed 11:00-18:00 overlap"));
}

TEST(ClockText, hours_may_name_days) {
  EXPECT_EQ(read_hours("07:00-20:00").value->days, kEveryDay);
  EXPECT_EQ(read_hours("mon-sat 08:00-18:00").value->days, 63u);
  EXPECT_EQ(read_hours("mon,wed,fri 08:00-18:00").value->days, 21u);
  EXPECT_EQ(read_hours("sat-mon 08:00-18:00").value->days, 97u);
  EXPECT_THAT(read_hours("monday 08:00-18:00").problem, HasSubstr("unknown day 'monday'"));
  EXPECT_THAT(read_hours("08:00").problem, HasSubstr("not opening hours"));
}

TEST(ClockText, hours_are_written_as_they_are_read) {
  for (auto const* text :
       {"07:00-20:00", "mon-sat 08:00-18:00", "mon,wed 08:00-24:00", "sat,sun 00:00-12:30:30"}) {
    EXPECT_EQ(hours_text(*read_hours(text)), text);
  }
}

TEST(ClockText, a_list_of_hours_makes_a_week) {
  auto const week = weekly({*read_hours("mon-fri 13:00-18:00"), *read_hours("mon 08:00-12:00")});
  ASSERT_EQ(week.by_weekday[0].size(), 2u);
  EXPECT_EQ(week.by_weekday[0][0].from, hours(8)) << "in the order of the day";
  EXPECT_EQ(week.by_weekday[1].size(), 1u);
  EXPECT_TRUE(week.by_weekday[6].empty());
}

}  // namespace
}  // namespace ruralsim::scenarios
