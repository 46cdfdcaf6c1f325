#include "sim/working_time.hpp"

#include "sim/fault.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

Calendar const kFromMonday(date(2018, 7, 2));

Time at(std::int64_t day, std::int64_t hour, std::int64_t minute = 0) {
  return midnight(day) + hours(hour) + minutes(minute);
}

// What is open, minute by minute: the slow and obvious answer to every question.
class Minutes {
 public:
  Minutes(WeeklyHours const& weekly, Calendar const& calendar, std::vector<std::int64_t> const& closed,
          std::int64_t horizon_days) {
    for (std::int64_t day = 0; day < horizon_days; ++day)
      for (std::int64_t m = 0; m < 1440; ++m) {
        bool open = false;
        for (auto w : weekly.by_weekday[static_cast<std::size_t>(calendar.weekday_of(day))])
          open = open || (w.from <= minutes(m) && minutes(m) < w.to);
        open_.push_back(open && std::find(closed.begin(), closed.end(), day) == closed.end());
      }
  }
  bool open_at(std::size_t m) const { return open_[m]; }
  std::size_t next_open(std::size_t m) const {
    while (!open_[m]) ++m;
    return m;
  }
  std::size_t closes(std::size_t m) const {
    while (open_[m]) ++m;
    return m;
  }
  std::size_t done(std::size_t m, std::size_t work) const {
    m = next_open(m);
    while (work > 0) work -= open_[m++] ? 1 : 0;
    return m;
  }
  std::int64_t open_between(std::size_t from, std::size_t to) const {
    return std::count(open_.begin() + static_cast<std::ptrdiff_t>(from),
                      open_.begin() + static_cast<std::ptrdiff_t>(to), true);
  }

 private:
  std::vector<bool> open_;
};

Time minute(std::size_t m) {
  return {60 * static_cast<std::int64_t>(m)};
}

// Up to four windows on every day, some of which touch, some days closed; whole minutes.
WeeklyHours random_hours(Stream& luck) {
  WeeklyHours hours;
  for (auto& day : hours.by_weekday) {
    std::vector<std::int64_t> edges;
    for (std::uint32_t i = luck.below(5) * 2; i > 0; --i) edges.push_back(luck.below(25) * 60);
    if (luck.below(3) == 0) edges.insert(edges.end(), {0, 1440});
    std::sort(edges.begin(), edges.end());
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2)
      if (edges[i] < edges[i + 1]) day.push_back({minutes(edges[i]), minutes(edges[i + 1])});
  }
  hours.by_weekday[luck.below(7)] = {{minutes(480), minutes(481 + luck.below(900))}};
  return hours;
}

TEST(WorkingTimes, answer_as_a_walk_minute_by_minute_does) {
  constexpr std::int64_t kDays = 60;
  Stream luck({.seed = 2018});
  for (int round = 0; round < 60; ++round) {
    auto const weekly = random_hours(luck);
    Calendar const calendar(date(2018, 7, 1) + luck.below(7));
    std::vector<std::int64_t> closed;
    for (auto i = luck.below(6); i > 0; --i) closed.push_back(luck.below(20));
    WorkingTime const time(weekly, calendar, closed);
    Minutes const slow(weekly, calendar, closed, kDays);
    for (int question = 0; question < 300; ++question) {
      std::size_t const m = luck.below(14 * 1440), work = luck.below(3) == 0 ? 0 : luck.below(1500);
      ASSERT_EQ(time.open_at(minute(m)), slow.open_at(m));
      ASSERT_EQ(time.next_open(minute(m)), minute(slow.next_open(m)));
      if (slow.closes(m) < 30 * 1440) {
        ASSERT_EQ(time.closes(minute(m)), minute(slow.closes(m)));
      }
      if (work < 600) {
        ASSERT_EQ(time.done(minute(m), minutes(static_cast<std::int64_t>(work))), minute(slow.done(m, work)));
      }
      std::size_t const to = m + luck.below(8 * 1440);
      ASSERT_EQ(time.open_between(minute(m), minute(to)), minutes(slow.open_between(m, to)));
    }
  }
}

TEST(WorkingTimes, tell_seconds_apart_at_the_edges) {
  WorkingTime const desk(WeeklyHours::daily(hours(8), hours(18)), kFromMonday);
  EXPECT_FALSE(desk.open_at(at(0, 8) - seconds(1)));
  EXPECT_TRUE(desk.open_at(at(0, 8)));
  EXPECT_TRUE(desk.open_at(at(0, 18) - seconds(1)));
  EXPECT_FALSE(desk.open_at(at(0, 18)));
  EXPECT_EQ(desk.done(at(0, 17), hours(1)), at(0, 18)) << "work may end as the door closes";
  EXPECT_EQ(desk.done(at(0, 17), hours(1) + seconds(1)), at(1, 8) + seconds(1));
  EXPECT_EQ(desk.done(at(0, 18), seconds(0)), at(1, 8)) << "no work is done when it opens";
}

TEST(WorkingTimes, take_a_shift_over_midnight_as_two_windows_that_meet) {
  WorkingTime const night({.by_weekday{{{{hours(0), hours(6)}, {hours(22), hours(24)}},
                                        {{hours(0), hours(6)}, {hours(22), hours(24)}},
                                        {{hours(0), hours(6)}, {hours(22), hours(24)}},
                                        {{hours(0), hours(6)}, {hours(22), hours(24)}},
                                        {{hours(0), hours(6)}, {hours(22), hours(24)}},
                                        {{hours(0), hours(6)}},
                                        {}}}},
                          kFromMonday);
  EXPECT_EQ(night.closes(at(0, 22)), at(1, 6));
  EXPECT_EQ(night.closes(at(1, 0)), at(1, 6));
  EXPECT_EQ(night.closes(at(0, 12)), at(0, 12)) << "closed: the time itself";
  EXPECT_EQ(night.done(at(0, 23), hours(6)), at(1, 5));
  EXPECT_EQ(night.done(at(4, 23), hours(8)), at(7, 1)) << "Friday night, then Monday";
  EXPECT_EQ(night.next_open(at(5, 6)), at(7, 0));
  EXPECT_EQ(night.open_between(at(0, 0), at(7, 0)), hours(5 * 8 + 6));
}

TEST(WorkingTimes, end_a_day_at_24_and_never_later) {
  WorkingTime const evening(WeeklyHours::daily(hours(20), hours(24)), kFromMonday);
  EXPECT_EQ(evening.closes(at(0, 21)), at(1, 0));
  EXPECT_FALSE(evening.open_at(at(1, 0)));
  for (auto wrong :
       {ClockWindow{hours(20), hours(25)}, {hours(8), hours(8)}, {hours(9), hours(8)}, {hours(-1), hours(8)}})
    EXPECT_THROW(WorkingTime(WeeklyHours::daily(wrong.from, wrong.to), kFromMonday), Error);
}

TEST(WorkingTimes, refuse_windows_that_overlap_or_are_out_of_order_but_join_those_that_touch) {
  WeeklyHours overlap, swapped, touching;
  overlap.by_weekday[2] = {{hours(8), hours(12)}, {hours(11), hours(18)}};
  swapped.by_weekday[2] = {{hours(13), hours(18)}, {hours(8), hours(12)}};
  touching.by_weekday[2] = {{hours(8), hours(12)}, {hours(12), hours(18)}};
  EXPECT_THROW(WorkingTime(overlap, kFromMonday), Error);
  EXPECT_THROW(WorkingTime(swapped, kFromMonday), Error);
  EXPECT_EQ(WorkingTime(touching, kFromMonday).closes(at(2, 9)), at(2, 18));
}

TEST(WorkingTimes, without_a_break_do_not_close_and_work_goes_on_through_the_night) {
  WorkingTime const always(WeeklyHours::always(), kFromMonday);
  EXPECT_EQ(always.closes(at(0, 9)), kNever);
  EXPECT_EQ(always.done(at(0, 9), days(30)), at(30, 9));
  EXPECT_EQ(always.next_open(at(500, 3)), at(500, 3));
  EXPECT_EQ(always.open_between(at(0, 1), at(3, 2)), hours(73));
}

TEST(WorkingTimes, without_a_break_still_close_on_a_closed_day) {
  WorkingTime const but_one(WeeklyHours::always(), kFromMonday, {5});
  EXPECT_EQ(but_one.closes(at(0, 9)), at(5, 0));
  EXPECT_EQ(but_one.closes(at(6, 9)), kNever);
  EXPECT_EQ(but_one.done(at(4, 23), hours(2)), at(6, 1));
}

TEST(WorkingTimes, of_what_never_opens_are_never_done) {
  WorkingTime const closed(WeeklyHours{}, kFromMonday);
  EXPECT_EQ(closed.next_open(at(3, 3)), kNever);
  EXPECT_EQ(closed.done(at(3, 3), seconds(1)), kNever);
  EXPECT_EQ(closed.closes(at(3, 3)), at(3, 3));
  EXPECT_EQ(closed.open_between(at(0, 0), at(400, 0)), seconds(0));
  EXPECT_EQ(closed.next_open(kNever), kNever);
}

TEST(WorkingTimes, skip_closed_days_in_any_order_given) {
  WorkingTime const desk(WeeklyHours::daily(hours(8), hours(18)), kFromMonday, {3, 1, 2, 2, -4});
  EXPECT_EQ(desk.next_open(at(0, 18)), at(4, 8));
  EXPECT_EQ(desk.done(at(0, 17), hours(2)), at(4, 9));
}

TEST(WeeklyHours, know_their_length) {
  EXPECT_EQ(WeeklyHours::always().per_week(), days(7));
  EXPECT_EQ(WeeklyHours::daily(hours(8), hours(18)).per_week(), hours(70));
}

TEST(WorkingTimes, without_a_span_are_closed_in_it_to_the_second) {
  WorkingTime const desk(WeeklyHours::daily(hours(8), hours(18)), kFromMonday, {4});
  auto const less = desk.without({{at(0, 10), at(0, 11)}, {at(0, 11), at(0, 12, 30)}, {at(1, 17), at(3, 9)}});
  EXPECT_TRUE(less.open_at(at(0, 10) - seconds(1)));
  EXPECT_FALSE(less.open_at(at(0, 10)));
  EXPECT_FALSE(less.open_at(at(0, 12, 30) - seconds(1)));
  EXPECT_TRUE(less.open_at(at(0, 12, 30)));
  EXPECT_EQ(less.closes(at(0, 9)), at(0, 10));
  EXPECT_EQ(less.done(at(0, 9), hours(2)), at(0, 13, 30));
  EXPECT_EQ(less.next_open(at(1, 17)), at(3, 9)) << "a day of it is gone";
  EXPECT_EQ(less.next_open(at(3, 18)), at(5, 8)) << "closed days stay closed";
  EXPECT_EQ(less.open_between(at(0, 0), at(7, 0)), hours(60) - minutes(150) - hours(12));
  EXPECT_EQ(desk.done(at(0, 9), hours(2)), at(0, 11)) << "the original is as it was";
}

TEST(WorkingTimes, without_spans_agree_minute_by_minute_with_what_is_open_in_both) {
  Stream luck({.seed = 11, .purpose = 250});
  for (int round = 0; round < 40; ++round) {
    auto const weekly = round % 2 == 0 ? WeeklyHours::always() : WeeklyHours::daily(hours(7), hours(20));
    WorkingTime const whole(weekly, kFromMonday, {3});
    std::vector<TimeSpan> spans;
    for (int n = 0; n < 6; ++n) {
      Time const from{60 * std::int64_t{luck.below(1440 * 10)} - 86400};
      spans.push_back({from, from + minutes(luck.below(4000))});
    }
    auto const less = whole.without(spans);
    auto expected_next = kNever;
    for (std::int64_t m = 1440 * 12; m-- > 0;) {
      Time const t{60 * m};
      bool const cut =
          std::any_of(spans.begin(), spans.end(), [&](TimeSpan s) { return s.from <= t && t < s.to; });
      bool const open = whole.open_at(t) && !cut;
      ASSERT_EQ(less.open_at(t), open) << "minute " << m;
      if (open) expected_next = t;
      ASSERT_TRUE(m >= 1440 * 11 || less.next_open(t) == expected_next) << "minute " << m;
    }
  }
}

TEST(WorkingTimes, that_never_close_do_so_until_the_last_span_is_over) {
  auto const less = WorkingTime(WeeklyHours::always(), kFromMonday).without({{at(5, 6), at(6, 7)}});
  EXPECT_EQ(less.closes(at(0, 0)), at(5, 6));
  EXPECT_EQ(less.closes(at(6, 7)), kNever);
  EXPECT_EQ(less.done(at(5, 0), hours(10)), at(6, 11));
}

}  // namespace
}  // namespace ruralsim::sim
