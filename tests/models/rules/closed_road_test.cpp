#include "models/rules/closed_road.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::models::rules {
namespace {

using sim::hours;
using sim::Time;
using enum GoodsUnderWay;

Time at(std::int64_t day, std::int64_t hour) {
  return sim::midnight(day) + hours(hour);
}

ClosedRoad road(std::vector<Closure> const& closures) {
  ClosedRoad all;
  for (auto const& closure : closures) all.add(closure);
  return all;
}

TEST(ClosedRoad, is_closed_from_the_first_second_to_the_last) {
  auto const one = road({{at(1, 6), at(2, 6), hold_at_sender, "snow"}});
  EXPECT_EQ(one.closed_at(at(1, 6) - sim::seconds(1)), nullptr);
  ASSERT_NE(one.closed_at(at(1, 6)), nullptr);
  EXPECT_EQ(one.closed_at(at(1, 6))->id, "snow");
  EXPECT_NE(one.closed_at(at(2, 6) - sim::seconds(1)), nullptr);
  EXPECT_EQ(one.closed_at(at(2, 6)), nullptr);
}

TEST(ClosedRoad, reopens_when_the_last_of_those_that_overlap_is_over) {
  auto const all = road({{at(3, 0), at(4, 0), turn_back, "c"},
                         {at(1, 0), at(1, 12), hold_in_transit, "a"},
                         {at(1, 6), at(3, 0), hold_at_sender, "b"}});
  EXPECT_EQ(all.reopens(at(0, 5)), at(0, 5));
  EXPECT_EQ(all.reopens(at(1, 5)), at(4, 0));
  EXPECT_EQ(all.closed_at(at(1, 8))->id, "a") << "the first of two";
  EXPECT_EQ(all.no_departure_at(at(1, 8))->id, "b") << "on the first, people set out";
  EXPECT_EQ(all.no_departure_at(at(1, 5)), nullptr);
  EXPECT_EQ(all.next_change(at(1, 0)), at(1, 6));
  EXPECT_EQ(all.next_change(at(4, 0)), sim::kNever);
  EXPECT_EQ(closed_on(all, 1), hours(24)) << "no hour is counted twice";
  EXPECT_EQ(closed_on(all, 0), hours(0));
}

TEST(ClosedRoad, forgets_no_long_closure_among_many_short_ones) {
  std::vector<Closure> all{{at(0, 3), at(40, 5), turn_back, "long"}};
  for (std::int64_t day = 0; day < 60; ++day)
    all.push_back({at(day, 6), at(day, 8), hold_at_sender, "short"});
  auto const one = road(all);
  for (auto t = at(0, 0); t < at(61, 0); t = t + hours(1)) {
    auto const in_force = [&](Closure const& closure) { return closure.from <= t && t < closure.to; };
    EXPECT_EQ(one.closed_at(t) != nullptr, std::any_of(all.begin(), all.end(), in_force)) << t.s;
    auto next = sim::kNever;
    for (auto const& closure : all)
      for (auto const change : {closure.from, closure.to})
        if (change > t) next = std::min(next, change);
    EXPECT_EQ(one.next_change(t), next) << t.s;
  }
  EXPECT_EQ(one.reopens(at(39, 7)), at(40, 5));
  EXPECT_EQ(one.reopens(at(40, 6)), at(40, 8));
  EXPECT_EQ(closed_on(one, 40), hours(7));
}

TEST(ClosedRoad, knows_nothing_of_a_closure_without_length) {
  EXPECT_FALSE(road({{at(1, 0), at(1, 0), turn_back, "a"}}).ever_closed());
}

struct Case {
  GoodsUnderWay goods;
  Time departs, arrives;
  std::int64_t stood;  // hours
  bool back;
  char const* why;
};

// Closed from 10:00 to 20:00; the way takes six hours.
TEST(Journeys, go_as_the_choice_about_goods_says) {
  Case const cases[] = {
      {hold_at_sender, at(0, 2), at(0, 8), 0, false, "there before"},
      {hold_at_sender, at(0, 7), at(0, 13), 0, false, "who is on the way gets through"},
      {hold_in_transit, at(0, 4), at(0, 10), 0, false, "there as it closes"},
      {hold_in_transit, at(0, 7), at(0, 23), 10, false, "stands for three hours of way left"},
      {hold_in_transit, at(0, 12), at(1, 2), 8, false, "sets out all the same"},
      {hold_in_transit, at(0, 20), at(1, 2), 0, false, "open again"},
      {turn_back, at(0, 7), at(0, 13), 0, true, "three hours there, three hours back"},
      {turn_back, at(0, 4), at(0, 10), 0, false, "there as it closes"},
  };
  for (auto const& c : cases) {
    auto const way = journey(road({{at(0, 10), at(0, 20), c.goods, "x"}}), c.departs, hours(6));
    EXPECT_EQ(way.arrives, c.arrives) << c.why;
    EXPECT_EQ(way.stood_still, hours(c.stood)) << c.why;
    EXPECT_EQ(way.turned_back, c.back) << c.why;
  }
}

TEST(Journeys, stand_through_closures_that_overlap_and_meet_the_next) {
  auto const all = road({{at(0, 10), at(0, 20), hold_in_transit, "a"},
                         {at(0, 12), at(0, 22), hold_in_transit, "b"},
                         {at(0, 23), at(1, 3), hold_in_transit, "c"}});
  auto const way = journey(all, at(0, 8), hours(4));
  EXPECT_EQ(way.stood_still, hours(12 + 4)) << "an hour of way between b and c";
  EXPECT_EQ(way.arrives, at(1, 4));
}

TEST(Journeys, turn_back_from_where_they_stand) {
  auto const all =
      road({{at(0, 10), at(0, 20), hold_in_transit, "a"}, {at(0, 14), at(0, 16), turn_back, "b"}});
  auto const way = journey(all, at(0, 8), hours(4));
  EXPECT_TRUE(way.turned_back);
  EXPECT_EQ(way.arrives, at(0, 16)) << "two hours from home";
  EXPECT_EQ(way.stood_still, hours(4));
}

TEST(Journeys, that_go_home_stand_still_whatever_the_choice) {
  for (auto const goods : {hold_at_sender, hold_in_transit, turn_back})
    EXPECT_EQ(arrival_through(road({{at(0, 10), at(0, 20), goods, "x"}}), at(0, 7), hours(6)), at(0, 23));
}

}  // namespace
}  // namespace ruralsim::models::rules
