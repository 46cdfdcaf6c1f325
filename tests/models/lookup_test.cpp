// Answers that are kept must be those that asking anew would give, in whatever order the questions come.
#include "models/places/lookup.hpp"

#include "sim/random.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using sim::seconds;

sim::WorkingTime working(sim::ClockWindow window, std::vector<std::int64_t> const& closed_days) {
  sim::WeeklyHours hours;
  for (auto& day : hours.by_weekday) day = {window};
  hours.by_weekday[6].clear();
  return {hours, sim::Calendar(sim::date(2018, 7, 2)), closed_days};
}

class Lookups : public testing::Test {
 protected:
  // Mostly a little later than before, sometimes earlier or days on.
  sim::Time next_question() {
    auto const jump = luck_.below(10);
    auto const by = static_cast<std::int64_t>(luck_.below(jump == 0 ? 400'000 : 900));
    t_ = jump == 1 ? std::max<std::int64_t>(t_ - by, 0) : t_ + by;
    return {t_ % (60 * 86400)};
  }

  sim::WorkingTime const day_shift_ = working({seconds(6 * 3600), seconds(20 * 3600)}, {3, 4, 5});
  sim::WorkingTime const all_day_ = working({seconds(0), seconds(86400)}, {10});
  sim::Stream luck_{{.seed = 11}};
  std::int64_t t_ = 0;
};

TEST_F(Lookups, of_opening_hours_answer_as_the_working_time) {
  OpeningLookup lookup;
  for (int i = 0; i < 20'000; ++i) {
    auto const t = next_question();
    auto const work = seconds(luck_.below(3) == 0 ? 0 : static_cast<std::int64_t>(luck_.below(30'000)));
    auto const& open = luck_.below(4) == 0 ? all_day_ : day_shift_;
    ASSERT_EQ(lookup.done(open, t, work), open.done(t, work)) << t.s << " + " << work.value;
  }
}

TEST_F(Lookups, of_opening_hours_that_never_come_say_so) {
  sim::WorkingTime const never({}, sim::Calendar(sim::date(2018, 7, 2)), {});
  OpeningLookup lookup;
  EXPECT_EQ(lookup.done(never, {5}, seconds(0)), sim::kNever);
  EXPECT_EQ(lookup.done(never, {6}, seconds(7)), sim::kNever);
}

TEST_F(Lookups, of_departures_answer_as_the_timetable) {
  std::vector<sim::Seconds> const departures{seconds(7 * 3600), seconds(13 * 3600)},
      evening{seconds(19 * 3600)};
  DepartureLookup lookup;
  for (int i = 0; i < 20'000; ++i) {
    auto const t = next_question();
    auto const& which = luck_.below(4) == 0 ? evening : departures;
    ASSERT_EQ(lookup.next(which, day_shift_, t), rules::next_departure(which, day_shift_, t)) << t.s;
  }
}

}  // namespace
}  // namespace ruralsim::models
