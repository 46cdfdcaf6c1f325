// How much each departure of the trucks has to carry, and how many trucks that takes.
#include "models/rules/milk_runs.hpp"

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

using sim::hours;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// An hour's drive from its warehouse; evenly spread orders.
struct SmallTimetable {
  WarehouseSettings warehouse;
  LineHaulSettings line_haul;
  HubSettings hub;
  TruckSettings truck;
  std::array<double, 24> by_hour{};

  SmallTimetable() {
    warehouse.cut_offs = {hours(8), hours(20)};
    line_haul.departures = {hours(9), hours(21)};
    truck.shift = WeeklyHours::daily(hours(7), hours(17));
    truck.departures = {hours(8), hours(13)};
    by_hour.fill(1);
  }

  std::vector<double> shares() const {
    sim::Calendar const calendar(sim::date(2018, 7, 2));
    sim::WorkingTime const always(WeeklyHours::always(), calendar), shift(truck.shift, calendar);
    return shares_by_departure({.warehouse = &warehouse,
                                .line_haul = &line_haul,
                                .hub = &hub,
                                .truck = &truck,
                                .warehouse_open = &always,
                                .line_haul_days = &always,
                                .hub_open = &always,
                                .truck_shift = &shift,
                                .line_haul_time = hours(1)},
                               by_hour);
  }
};

TEST(SharesByDeparture, FollowWhatTheTimetableBrings) {
  SmallTimetable const twice;  // 20:00-08:00 by 10:00 for 13:00, 08:00-20:00 by 22:00 for 8:00
  EXPECT_THAT(twice.shares(), ElementsAre(DoubleNear(0.5, 1e-9), DoubleNear(0.5, 1e-9)));

  SmallTimetable once;  // all by 22:00: the noon departure has nothing
  once.warehouse.cut_offs = {hours(20)};
  EXPECT_THAT(once.shares(), ElementsAre(DoubleNear(1, 1e-9), 0));

  SmallTimetable no_weekend;
  no_weekend.warehouse.cut_offs = {hours(20)};
  no_weekend.truck.shift.by_weekday[5].clear();
  no_weekend.truck.shift.by_weekday[6].clear();
  EXPECT_THAT(no_weekend.shares(), ElementsAre(DoubleNear(7.0 / 5, 1e-9), 0));
}

TEST(SharesByDeparture, WeighTheHoursByTheirOrders) {
  SmallTimetable morning;
  morning.by_hour.fill(0);
  morning.by_hour[7] = 3;
  morning.by_hour[19] = 1;
  EXPECT_THAT(morning.shares(), ElementsAre(DoubleNear(0.25, 1e-9), DoubleNear(0.75, 1e-9)));
}

TEST(Shifts, GoOnPastMidnight) {
  sim::WeeklyHours nights;  // Monday and Tuesday
  nights.by_weekday[0] = {{hours(8), hours(12)}, {hours(20), hours(24)}};
  nights.by_weekday[1] = {{hours(0), hours(6)}, {hours(22), hours(24)}};
  nights.by_weekday[2] = {{hours(0), hours(4)}};
  using Window = sim::ClockWindow;
  EXPECT_THAT(shifts_begun(nights, 0),
              ElementsAre(Window{hours(8), hours(12)}, Window{hours(20), hours(30)}));
  EXPECT_THAT(shifts_begun(nights, 1), ElementsAre(Window{hours(22), hours(28)}));
  EXPECT_THAT(shifts_begun(nights, 2), IsEmpty());
  auto const longest = longest_shift(nights);
  EXPECT_EQ(longest, (Window{hours(20), hours(30)}));
  EXPECT_EQ(within_shift(hours(2), longest), hours(26));
  EXPECT_EQ(within_shift(hours(7), longest), hours(7)) << "outside it";
  EXPECT_EQ(within_shift(hours(21), longest), hours(21));
}

TEST(Shifts, ThatNeverEndLastADay) {
  auto const always = sim::WeeklyHours::always();
  EXPECT_EQ(longest_shift(always), (sim::ClockWindow{hours(0), hours(24)}));
  TruckSettings truck;
  truck.departures = {hours(23)};
  EXPECT_EQ(fullest_departure(truck, {1}, longest_shift(always)).longest_run, hours(24));
}

Run lasting(sim::Seconds duration) {
  Run run;
  run.duration_seconds = duration.value;
  return run;
}

TEST(TrucksNeeded, ARunMustEndWithinTheWindow) {
  sim::ClockWindow const window{hours(7), hours(17)};
  struct Schedule {
    std::vector<std::int64_t> run_hours;
    std::vector<sim::Seconds> departures;
    std::int64_t trucks;
    char const* reason;
  };
  for (auto const& c : std::vector<Schedule>{
           {{}, {hours(8)}, 0, "nothing to drive"},
           {{4, 4}, {hours(8)}, 1, "one after the other by 16:00"},
           {{5, 5}, {hours(8)}, 2, "the second would end at 18:00"},
           {{6, 5, 4, 3}, {hours(8)}, 2, "6 + 3 and 5 + 4"},
           {{4}, {hours(8), hours(13)}, 1, "back by 12:00, gone again at 13:00 till 17:00"},
           {{4, 4}, {hours(8), hours(13)}, 2, "each twice"},
           {{12}, {hours(8)}, 1, "too long for any shift, but somebody must"},
           {{12, 11}, {hours(8)}, 2, "each too long: none can follow the other"},
           {{12, 1}, {hours(8)}, 2, "who drives too long is not back for more"},
           {{10}, {hours(6)}, 1, "due before the shift: leaves when it begins"},
           {{11}, {hours(6)}, 1, "due before the shift, and too long from its beginning on"},
       }) {
    std::vector<rules::Run> runs;
    for (auto const h : c.run_hours) runs.push_back(lasting(hours(h)));
    EXPECT_EQ(trucks_needed(runs, c.departures, window), c.trucks) << c.reason;
  }
}

}  // namespace
}  // namespace ruralsim::models::rules
