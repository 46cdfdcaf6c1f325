// What a shortage does, and what it is charged to: trucks, shelves, picking and sorting, technicians.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

namespace ruralsim::models {
namespace {

using sim::hours;
using sim::minutes;

double next_day_rate(CountyLedger const& ledger) {
  double in_time = 0, orders = 0;
  for (std::size_t day = 0; day + 2 < static_cast<std::size_t>(ledger.days); ++day) {
    in_time += ledger.ready_within(day, 0);
    for (std::size_t group = 0; group < ledger.ordered.columns(); ++group)
      orders += ledger.ordered(day, group);
  }
  return in_time / orders;
}

std::uint64_t late(CountyLedger const& ledger, Reason reason) {
  std::uint64_t sum = 0;
  for (std::size_t day = 0; day < ledger.late.rows(); ++day)
    sum += ledger.late(day, static_cast<std::size_t>(reason));
  return sum;
}

std::uint64_t late(CountyLedger const& ledger) {
  auto const& all = ledger.late.cells();
  return std::accumulate(all.begin(), all.end(), std::uint64_t{0});
}

CountyLedger ledger_of(Scenario const& scenario) {
  return std::move(simulate(scenario, {}).counties.front());
}

Settings& settings_of(Scenario& scenario) {
  return scenario.stretches.front().settings;
}

// A shift of ten hours of which the departure leaves seven: runs of eight would turn back every day.
TEST(MilkRuns, ArePlannedForTheTimeThatTheirDepartureLeaves) {
  auto scenario = tests::small_county(28);
  auto& s = settings_of(scenario);
  s.truck.departures = {hours(11)};
  s.truck.parcels = 100'000, s.truck.volume = {1000}, s.truck.weight = {1e6};  // only time limits a run
  s.counties.front().trucks = 30;
  auto const ledger = ledger_of(scenario);
  // But for days with more appliances, or for homes farther off, than the mean.
  EXPECT_LT(static_cast<double>(late(ledger, Reason::shift_over)), 0.05 * static_cast<double>(late(ledger)));
}

TEST(MilkRuns, ThatLeaveGoodsBehindAreDrivenAgainByWhoeverIsFree) {
  auto scenario = tests::small_county(42);
  auto& s = settings_of(scenario);
  s.truck.planning_margin = 0.7;  // plans for less than comes
  s.truck.parcels = 200;
  s.counties.front().trucks = 30;
  EXPECT_EQ(late(ledger_of(scenario), Reason::truck_full), 0u);
}

// What eight appliances take fills a driver's shift of ten hours.
TEST(MilkRuns, AreBrokenOffInTimeForWhatIsCarriedIn) {
  auto scenario = tests::small_county(28);
  auto& s = settings_of(scenario);
  s.installation.delivery_time = sim::Distribution::constant(60 * 60);
  s.counties.front().trucks = 30;
  auto const ledger = ledger_of(scenario);
  ASSERT_GT(late(ledger, Reason::shift_over), 0u);
  auto const& trucks = ledger.utilisation.busy[static_cast<std::size_t>(Resource::trucks)];
  ASSERT_GT(trucks[17], 0) << "Mondays, from five in the evening, an hour before the shift's end";
  for (std::size_t hour = 0; hour < kHoursOfWeek; ++hour)
    if (hour % 24 < 8 || hour % 24 > 18) {
      EXPECT_EQ(trucks[hour], 0) << hour;
    }
}

// The half hour of overtime allowed is far less than what a run takes that leaves at eleven at night.
TEST(MilkRuns, GoOnPastMidnightIfTheShiftDoes) {
  auto scenario = tests::small_county(28);
  auto& s = settings_of(scenario);
  s.truck.shift.by_weekday.fill({{hours(0), hours(12)}, {hours(20), hours(24)}});
  s.truck.departures = {hours(23)};
  s.counties.front().trucks = 30;
  auto const ledger = ledger_of(scenario);
  EXPECT_EQ(late(ledger, Reason::shift_over), 0u);
  auto const& trucks = ledger.utilisation.busy[static_cast<std::size_t>(Resource::trucks)];
  ASSERT_GT(trucks[23], 0) << "Mondays, from eleven to midnight";
  EXPECT_GE(10 * trucks[25], 9 * trucks[23]) << "nearly as many are still on the road from one to two";
}

// What the technicians' vans bring is nothing to plan trucks for.
TEST(MilkRuns, ArePlannedForWhatTrucksCarryAlone) {
  auto half = tests::small_county(2);
  auto& s = settings_of(half);
  s.installation.policy = AppliancePolicy::together;
  s.products[0].share = s.products[1].share = 0.5;
  s.counties.front().trucks.reset();
  s.demand.orders_per_household = {300};
  auto parcels_only = half;
  auto& other = settings_of(parcels_only);
  other.products[0].share = 1, other.products[1].share = 0;
  auto const more = ledger_of(parcels_only).fleet(0, 0);
  other.demand.orders_per_household = {150};
  auto const as_many_parcels = ledger_of(parcels_only).fleet(0, 0);
  EXPECT_EQ(ledger_of(half).fleet(0, 0), as_many_parcels);
  EXPECT_GT(more, as_many_parcels);
}

// Only the largest centers have more orders than their shelves turn over. The others must not suffer.
TEST(FullShelves, HoldUpTheirOwnCentersOnlyAndAreChargedForIt) {
  auto scenario = tests::small_county(56);
  auto& s = settings_of(scenario);
  s.center.pick_up_delay = sim::Distribution::constant(20 * 3600);
  auto const free = next_day_rate(ledger_of(scenario));
  s.center.shelf_capacity = 60;
  auto const ledger = ledger_of(scenario);
  EXPECT_GT(next_day_rate(ledger), free / 2) << "without limits " << free;
  EXPECT_GT(late(ledger, Reason::shelf_full), 4 * late(ledger, Reason::truck_full));
  EXPECT_GT(late(ledger, Reason::shelf_full), 100u);
}

// An hour too late for a departure costs the time to the next one.
TEST(Lateness, IsChargedToWhatMadeTheGoodsMissADeparture) {
  auto scenario = tests::small_county(28);
  auto& s = settings_of(scenario);
  s.warehouse.cut_offs = {hours(20)};
  s.line_haul.departures = {hours(22)};
  s.counties.front().trucks = 30;
  auto const quick = ledger_of(scenario);
  s.warehouse.picking_rate = sim::PerHour{200};  // most is not packed when the vehicle leaves
  auto const slow = ledger_of(scenario);
  EXPECT_GT(late(slow), late(quick) + 1000);
  EXPECT_EQ(late(slow, Reason::stops_before), late(quick, Reason::stops_before));
  EXPECT_GT(late(slow, Reason::warehouse_capacity), (late(slow) - late(quick)) * 9 / 10);
}

TEST(Lateness, OfGoodsSortedAfterTheTrucksHaveLeftIsTheHubs) {
  auto scenario = tests::small_county(28);
  auto& s = settings_of(scenario);
  s.hub.sorting_rate = sim::PerHour{200};  // from five to eight in the morning
  s.truck.shift = WeeklyHours::daily(hours(6), hours(18));
  s.truck.departures = {hours(6) + minutes(30)};
  s.counties.front().trucks = 30;
  auto const ledger = ledger_of(scenario);
  EXPECT_GT(late(ledger, Reason::hub_sorting), 1000u);
  EXPECT_EQ(late(ledger, Reason::stops_before), 0u);
}

TEST(Technicians, FindNobodyAtHomeAsOftenAsSaidUnderBothPolicies) {
  for (auto const policy : {AppliancePolicy::separate, AppliancePolicy::together}) {
    auto scenario = tests::small_county(112);
    auto& s = settings_of(scenario);
    s.installation.policy = policy;
    s.installation.nobody_home = 0.15;
    s.installation.van_appliances = 2;
    s.counties.front().technicians = 12;
    auto const ledger = ledger_of(scenario);
    double visits = 0, nobody = 0;
    for (std::size_t week = 0; week < ledger.visits.rows(); ++week)
      visits += ledger.visits(week, 0), nobody += ledger.visits(week, 1);
    ASSERT_GT(visits, 500);
    EXPECT_NEAR(nobody / visits, 0.15, 3.5 * std::sqrt(0.15 * 0.85 / visits));
  }
}

TEST(Technicians, AreNeverBusierThanTheyAreOnDuty) {
  auto scenario = tests::small_county(56);
  settings_of(scenario).counties.front().technicians = 1;
  auto const ledger = ledger_of(scenario);
  for (std::size_t week = 0; week + 1 < ledger.technician_seconds.rows(); ++week)
    EXPECT_LE(ledger.technician_seconds(week, 0) + ledger.technician_seconds(week, 1),
              ledger.technician_seconds(week, 2));
}

}  // namespace
}  // namespace ruralsim::models
