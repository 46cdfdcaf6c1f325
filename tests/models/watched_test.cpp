// A watched day: sound whatever happens on it, and nothing else is other than without it.
#include "models/simulate.hpp"
#include "sim/fault.hpp"
#include "tests/support/small_county.hpp"
#include "tests/support/watched_checks.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kWatched = 10;

RunOptions watching(std::int64_t day, std::int64_t days = 1, Afterwards then = Afterwards::go_on) {
  RunOptions options;
  options.watch = Watch{.day = day, .days = days, .then = then};
  return options;
}

// With queues, collecting, and things that go back.
Scenario busy(std::int64_t days = 14) {
  auto scenario = tests::small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.center.pick_up_delay = sim::Distribution::exponential(20'000);
  s.products[0].return_share = 0.2;
  s.center.return_delay = sim::Distribution::exponential(100'000);
  s.installation.nobody_home = 0.2;
  return scenario;
}

void expect_sound_days(Scenario const& scenario) {
  for (auto const day : {std::int64_t{0}, kWatched, scenario.run.days - 1}) {
    SCOPED_TRACE(day);
    tests::expect_sound_record(scenario, simulate(scenario, watching(day)));
  }
  tests::expect_sound_record(scenario, simulate(scenario, watching(kWatched - 1, 3)));
  tests::expect_metres_of_the_run(simulate(scenario, watching(0, scenario.run.days)));
}

std::size_t legs_of(RunLedger const& run, Going going) {
  auto const& legs = run.counties[0].watched.legs;
  return static_cast<std::size_t>(
      std::count_if(legs.begin(), legs.end(), [&](Leg const& l) { return l.going == going; }));
}
std::size_t stays_of(RunLedger const& run, Doing doing) {
  auto const& stays = run.counties[0].watched.stays;
  return static_cast<std::size_t>(
      std::count_if(stays.begin(), stays.end(), [&](Stay const& s) { return s.doing == doing; }));
}

TEST(WatchedDay, is_sound_on_a_usual_day_and_at_both_ends_of_the_run) {
  expect_sound_days(busy());
}

TEST(WatchedDay, is_sound_where_technicians_deliver) {
  for (auto const policy : {AppliancePolicy::together, AppliancePolicy::village_day}) {
    SCOPED_TRACE(static_cast<int>(policy));
    auto scenario = busy();
    auto& s = scenario.stretches.front().settings;
    s.products[0].share = 0.9, s.products[1].share = 0.1;
    s.products[1].faulty_share = 0.1;
    s.installation.policy = policy;
    s.installation.delivery_time = sim::Distribution::exponential(900);
    expect_sound_days(scenario);
  }
}

TEST(WatchedDay, is_sound_where_households_are_given_slots) {
  auto scenario = busy();
  auto& s = scenario.stretches.front().settings;
  s.installation.appointments = Appointments::slots;
  expect_sound_days(scenario);
}

TEST(WatchedDay, is_sound_where_trucks_break_down) {
  for (auto const goods : {GoodsUnderWay::turn_back, GoodsUnderWay::hold_in_transit}) {
    SCOPED_TRACE(static_cast<int>(goods));
    auto scenario = busy();
    scenario.stretches.front().settings.breakdowns = {{.id = "break",
                                                       .vehicle = BreaksDown::truck,
                                                       .every = sim::hours(3),
                                                       .repair = sim::Distribution::exponential(4000),
                                                       .goods = goods}};
    expect_sound_days(scenario);
    auto const run = simulate(scenario, watching(kWatched));
    EXPECT_GT(legs_of(run, goods == GoodsUnderWay::turn_back ? Going::towed : Going::repair), 0u);
  }
}

TEST(WatchedDay, is_sound_where_roads_are_closed) {
  for (auto const goods :
       {GoodsUnderWay::hold_at_sender, GoodsUnderWay::hold_in_transit, GoodsUnderWay::turn_back}) {
    for (auto const kind : {Disturbs::roads, Disturbs::line_haul, Disturbs::warehouse}) {
      SCOPED_TRACE(static_cast<int>(goods) * 10 + static_cast<int>(kind));
      auto scenario = busy();
      DisturbanceSettings one;
      one.id = "it", one.kind = kind, one.goods = goods;
      one.from = scenario.run.start + kWatched, one.to = one.from;
      one.from_time = sim::hours(9), one.to_time = sim::hours(15);
      scenario.stretches.front().settings.disturbances = {one};
      expect_sound_days(scenario);
      EXPECT_FALSE(simulate(scenario, watching(kWatched)).counties[0].watched.closures.empty());
    }
  }
}

// Trucks that go at any hour: some are on the road at midnight.
TEST(WatchedDay, has_vehicles_that_are_out_at_midnight_where_they_are) {
  auto scenario = busy();
  auto& s = scenario.stretches.front().settings;
  s.truck.shift = s.installation.shift = sim::WeeklyHours::always();
  s.truck.departures = {sim::hours(8), sim::hours(22)};
  expect_sound_days(scenario);
  auto const run = simulate(scenario, watching(kWatched));
  auto const& watched = run.counties[0].watched;
  auto const out_at = [&](std::int64_t t) {
    return std::any_of(watched.legs.begin(), watched.legs.end(), [&](Leg const& leg) {
      return leg.who.kind == MoverKind::truck && leg.leaves < t && t < leg.arrives;
    });
  };
  EXPECT_TRUE(out_at(watched.begins) || out_at(watched.ends));
}

TEST(WatchedDay, tells_what_is_traced_on_it) {
  struct Heard final : sim::TraceSink {
    std::vector<std::string> lines;
    void line(sim::Time at, std::string_view, std::string_view, std::string const& what) override {
      if (at.day() == kWatched) lines.push_back(what);
    }
  } heard;
  auto options = watching(kWatched);
  options.trace = &heard;
  auto const run = simulate(busy(), options);
  std::vector<std::string> told;
  for (auto const* record : {&run.watched, &run.counties[0].watched})
    for (auto const& line : record->lines) told.push_back(line.text);
  std::sort(told.begin(), told.end()), std::sort(heard.lines.begin(), heard.lines.end());
  EXPECT_EQ(told, heard.lines);
}

TEST(WatchedDay, must_be_a_day_of_the_run) {
  for (auto const day : {std::int64_t{-1}, std::int64_t{14}})
    EXPECT_THROW(simulate(busy(), watching(day)), sim::Error);
  EXPECT_THROW(simulate(busy(), watching(13, 2)), sim::Error);
}

// Each appliance is a way of its own, from the center to the home and back.
TEST(WatchedDay, tells_the_ways_to_homes_within_a_stop) {
  auto const scenario = busy();
  auto const run = simulate(scenario, watching(kWatched));
  auto const& map = scenario.network.counties[0];
  std::size_t beyond_its_village = 0;
  for (auto const& stay : run.counties[0].watched.stays) {
    if (stay.doing != Doing::unload) continue;
    if (stay.goods.appliances == 0) {
      EXPECT_EQ(stay.metres, 0) << "stay at " << stay.from;
    }
    if (stay.metres > 0) ++beyond_its_village;
    double farthest = 0;
    for (auto const& village : map.villages)
      farthest = std::max(farthest, map.road(map.centers[stay.at.number].at, village.at).value);
    EXPECT_LE(static_cast<double>(stay.metres), 2000 * farthest * stay.goods.appliances + 1);
  }
  EXPECT_GT(beyond_its_village, 0U);
}

// Work by hand: the truck is loaded at the hub, drives there, unloads, drives home and hands in.
TEST(WatchedDay, tells_a_run_step_by_step) {
  auto const scenario = busy();
  auto const run = simulate(scenario, watching(kWatched));
  auto const& watched = run.counties[0].watched;
  constexpr std::size_t kLineHauls = 3;  // departures of the day, which are loaded at the warehouse
  EXPECT_EQ(stays_of(run, Doing::load), stays_of(run, Doing::hand_in) + kLineHauls);
  std::vector<std::string> did;
  auto const movers = tests::steps_of_movers(watched);
  for (auto const& step : movers.at({MoverKind::truck, 0}))
    did.push_back(step.leg != nullptr                  ? "drive"
                  : step.stay->doing == Doing::load    ? "load"
                  : step.stay->doing == Doing::unload  ? "unload"
                  : step.stay->doing == Doing::hand_in ? "hand_in"
                                                       : "idle");
  did.erase(std::unique(did.begin(), did.end()), did.end());
  ASSERT_GT(did.size(), 6u);
  EXPECT_EQ(did[0], "idle");
  EXPECT_EQ(did[1], "load");
  EXPECT_EQ(did[2], "drive");
  EXPECT_EQ(did[3], "unload");
  EXPECT_NE(std::find(did.begin(), did.end(), "hand_in"), did.end());
}

}  // namespace
}  // namespace ruralsim::models
