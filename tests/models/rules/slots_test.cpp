#include "models/rules/slots.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

using sim::hours;
using testing::ElementsAre;
using testing::IsEmpty;

TimeSlot slot(std::int64_t from, std::int64_t to) {
  return {sim::midnight(1) + hours(from), sim::midnight(1) + hours(to)};
}

TEST(Slots, follow_one_another_from_the_beginning_of_each_shift) {
  auto const on_tuesday = [](sim::WeeklyHours const& week, std::int64_t length) {
    return slots_of_day(sim::WorkingTime(week, sim::Calendar(sim::date(2018, 7, 2))), 1, hours(length));
  };
  auto broken = sim::WeeklyHours::daily(hours(8), hours(12));
  broken.by_weekday[1].push_back({hours(13), hours(19)});
  EXPECT_THAT(on_tuesday(sim::WeeklyHours::daily(hours(8), hours(18)), 3),
              ElementsAre(slot(8, 11), slot(11, 14), slot(14, 17)))
      << "no slot for the last hour";
  EXPECT_THAT(on_tuesday(broken, 3), ElementsAre(slot(8, 11), slot(13, 16), slot(16, 19)));
  EXPECT_THAT(on_tuesday(broken, 5), ElementsAre(slot(8, 12), slot(13, 18))) << "a short shift is one slot";
  EXPECT_THAT(on_tuesday(sim::WeeklyHours::always(), 12), ElementsAre(slot(0, 12), slot(12, 24)));
  EXPECT_THAT(on_tuesday(sim::WeeklyHours(), 3), IsEmpty());
}

TEST(Slots, have_room_while_those_who_can_have_time) {
  struct Case {
    std::vector<std::int64_t> booked;
    std::int64_t able, visits_each;
    bool room;
    std::string reason;
  };
  for (auto const& c : std::vector<Case>{
           {{}, 3, 1, true, "the first"},
           {{}, 0, 1, false, "nobody can"},
           {{3, 3}, 3, 1, true, "a visit each"},
           {{3, 3, 3}, 3, 1, false, "all three have one"},
           {{3, 3, 3}, 3, 2, true, "two visits each"},
           {{1}, 1, 1, false, "the only one who can is booked"},
           {{3, 3}, 1, 1, true, "the two others can do what is booked"},
           {{2, 2}, 3, 1, true, "the third is free"},
           {{2, 2}, 1, 1, false, "the first two are booked, and only the first could"},
           {{2, 3, 3}, 1, 1, false, "all three are booked"},
       })
    EXPECT_EQ(has_room(c.booked, c.able, c.visits_each), c.room) << c.reason;
}

TEST(Technicians, with_a_skill_are_the_first_share_of_all_and_at_least_one) {
  std::vector<SkillShare> const skills{{.skill = "electrics", .share = 0.5}, {.skill = "gas", .share = 0}};
  EXPECT_EQ(technicians_with("", skills, 5), 5);
  EXPECT_EQ(technicians_with("carpentry", skills, 5), 5) << "a skill that is not listed is everybody's";
  EXPECT_EQ(technicians_with("electrics", skills, 5), 3);
  EXPECT_EQ(technicians_with("electrics", skills, 4), 2);
  EXPECT_EQ(technicians_with("gas", skills, 5), 1);
  EXPECT_EQ(technicians_with("gas", skills, 0), 0);
}

}  // namespace
}  // namespace ruralsim::models::rules
