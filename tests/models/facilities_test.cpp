// Capacities of warehouse, line-haul and hub that follow the orders.
#include "models/rules/facilities.hpp"

#include "models/places/capacity.hpp"
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <gmock/gmock.h>

namespace ruralsim::models {
namespace {

using sim::hours;
using sim::minutes;

TEST(Capacity, IsWhatWasOrderedForTheDayAndNeverLess) {
  Capacity capacity;
  EXPECT_EQ(capacity.on(0), 0);
  capacity.order(5, 0);
  capacity.order(9, 30);
  capacity.order(7, 40);
  EXPECT_EQ(capacity.on(0), 5);
  EXPECT_EQ(capacity.on(29), 5);
  EXPECT_EQ(capacity.on(30), 9);
  EXPECT_EQ(capacity.on(50), 9);
}

TEST(Facilities, AreSizedForTheMeanDay) {
  FacilitySettings const by_hand{
      .picking_time = hours(2), .sorting_time = minutes(30), .line_haul_days = 1.5};
  auto const c = rules::capacities_for({.orders = 1001, .volume = 20}, by_hand, {10}, 2);
  EXPECT_EQ(c.picking, 501);   // in two hours
  EXPECT_EQ(c.sorting, 2002);  // in half an hour
  EXPECT_EQ(c.vehicles, 2);    // 30 m3 in two departures of vehicles of 10 m3
  auto const none = rules::capacities_for({}, by_hand, {10}, 1);
  EXPECT_EQ(none.picking, 1);
  EXPECT_EQ(none.vehicles, 1);
}

Settings& settings_of(Scenario& scenario) {
  return scenario.stretches.front().settings;
}

std::uint64_t late(CountyLedger const& ledger, Reason reason, std::size_t from, std::size_t to) {
  std::uint64_t sum = 0;
  for (auto day = from; day < to; ++day) sum += ledger.late(day, static_cast<std::size_t>(reason));
  return sum;
}

// Demand grows fivefold in a year; what was enough at the start is soon too little, unless it follows.
Scenario growing(CapacityRule rule) {
  auto scenario = tests::small_county(364);
  auto& s = settings_of(scenario);
  s.demand.growth = 4;
  s.counties.front().trucks = 30;
  s.cost.line_haul.volume = {3};
  auto& f = s.facilities;
  f.picking = f.line_haul = f.sorting = f.shelves = rule;
  f.review_days = 28, f.lag = 14;
  return scenario;
}

TEST(Facilities, ThatFollowTheOrdersKeepUpWithThem) {
  auto const follows = simulate(growing(CapacityRule::by_parcels), {}).counties.front();
  auto lags = growing(CapacityRule::by_parcels);
  settings_of(lags).facilities.lag = 200;
  auto const behind = simulate(lags, {}).counties.front();
  for (auto const reason : {Reason::line_haul_full, Reason::warehouse_capacity, Reason::hub_sorting})
    EXPECT_LE(late(follows, reason, 0, 362), late(behind, reason, 0, 362)) << static_cast<int>(reason);
  EXPECT_GT(late(behind, Reason::line_haul_full, 150, 210),
            late(follows, Reason::line_haul_full, 150, 210) + 1000);
}

TEST(Facilities, OfferTheRoomOfTheirVehicles) {
  auto scenario = growing(CapacityRule::by_parcels);
  auto const ledger = simulate(scenario, {}).counties.front();
  auto const weeks = ledger.line_haul.rows();
  auto const offered = [&](std::size_t week) {
    return ledger.line_haul(week, 2) / ledger.line_haul(week, 0);
  };
  EXPECT_EQ(offered(1) % 3000, 0) << "whole vehicles of 3 m3";
  for (std::size_t week = 2; week < weeks; ++week) EXPECT_GE(offered(week), offered(week - 1)) << week;
  EXPECT_GT(offered(weeks - 1), 2 * offered(1));
}

// A shelf that was large enough at first is soon too small, unless it follows.
TEST(Facilities, OfCentersHaveRoomForWhatComes) {
  auto scenario = growing(CapacityRule::as_set);  // nothing else is short
  settings_of(scenario).facilities.shelves = CapacityRule::by_parcels;
  settings_of(scenario).center.pick_up_delay = sim::Distribution::exponential(86400);
  auto frozen = scenario;
  settings_of(frozen).facilities.lag = 3000;
  auto const follows = simulate(scenario, {}).counties.front(), stays = simulate(frozen, {}).counties.front();
  EXPECT_EQ(late(follows, Reason::shelf_full, 0, 100), late(stays, Reason::shelf_full, 0, 10));
  EXPECT_LT(10 * late(follows, Reason::shelf_full, 0, 362), late(stays, Reason::shelf_full, 0, 362));
  EXPECT_GT(late(stays, Reason::shelf_full, 180, 362), 1000u);
}

TEST(Facilities, AreThereFromTheCountysFirstDay) {
  auto scenario = growing(CapacityRule::by_parcels);
  scenario.run.days = 21;
  settings_of(scenario).demand.growth = 0;
  auto const ledger = simulate(scenario, {}).counties.front();
  EXPECT_EQ(late(ledger, Reason::line_haul_full, 0, 19) + late(ledger, Reason::hub_sorting, 0, 19), 0u);
}

TEST(Facilities, ThatStayAsSetChangeNothing) {
  auto const as_set = growing(CapacityRule::as_set);
  auto other = as_set;
  settings_of(other).facilities.picking_time = hours(9);
  settings_of(other).facilities.lag = 3;
  EXPECT_EQ(simulate(as_set, {}).fingerprint, simulate(other, {}).fingerprint);
}

}  // namespace
}  // namespace ruralsim::models
