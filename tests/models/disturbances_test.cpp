// What goes wrong at a stated time: what it stops, what becomes of the goods, what it is charged with. Every
// run balances, or simulate() throws.
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

using enum GoodsUnderWay;
using sim::hours;
using sim::Time;

RunOptions recorded() {
  RunOptions o;
  o.orders = Orders::recorded;
  return o;
}
Time at(std::int64_t day, std::int64_t hour) {
  return sim::midnight(day) + hours(hour);
}
constexpr std::int64_t kFrom = 10, kTo = 13;  // days

// From 09:00 of the one day until 15:00 of the other.
DisturbanceSettings one(Disturbs kind, GoodsUnderWay goods = hold_at_sender) {
  DisturbanceSettings s;
  s.id = "it", s.kind = kind, s.goods = goods;
  auto const start = tests::small_county().run.start;
  s.from = start + kFrom, s.to = start + kTo;
  s.from_time = hours(9), s.to_time = hours(15);
  return s;
}
bool during(std::int64_t second) {
  return at(kFrom, 9).s <= second && second < at(kTo, 15).s;
}

Scenario with(std::vector<DisturbanceSettings> const& disturbances, std::int64_t days = 28) {
  auto scenario = tests::small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.center.pick_up_delay = sim::Distribution::exponential(20'000);
  s.products[0].return_share = 0.2;
  s.center.return_delay = sim::Distribution::exponential(100'000);
  s.disturbances = disturbances;
  return scenario;
}

std::int64_t late(CountyLedger const& ledger, Reason reason) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.late.rows(); ++day)
    sum += ledger.late(day, static_cast<std::size_t>(reason));
  return sum;
}
std::int64_t late(CountyLedger const& ledger) {
  std::int64_t sum = 0;
  for (std::size_t r = 0; r < kReasons; ++r) sum += late(ledger, static_cast<Reason>(r));
  return sum;
}
std::int64_t fact(CountyLedger const& ledger, DisturbanceFact what) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.disturbances.facts.rows(); ++day)
    sum += ledger.disturbances.fact(day, what);
  return sum;
}

// --- roads to centers ---

std::vector<bool> first_ten(Scenario const& scenario, DisturbanceSettings& s) {
  auto const& centers = scenario.network.counties.front().centers;
  std::vector<bool> closed(centers.size());
  for (std::size_t c = 0; c < 10; ++c) s.centers.push_back(centers[c].id), closed[c] = true;
  return closed;
}

TEST(ClosedRoads, see_no_truck_but_those_that_were_on_the_way) {
  for (auto const goods : {hold_at_sender, hold_in_transit, turn_back}) {
    auto s = one(Disturbs::roads, goods);
    auto const closed = first_ten(with({}), s);
    auto const run = simulate(with({s}), recorded());
    auto const& county = run.counties.front();
    std::size_t passed = 0;
    for (auto const& row : county.orders)
      if (row.ready >= 0 && closed[row.center] && during(row.ready)) {
        ++passed;
        ASSERT_EQ(goods, hold_at_sender) << "order " << &row - county.orders.data();
        ASSERT_LT(row.left_hub, at(kFrom, 9).s);
      }
    EXPECT_EQ(passed > 0, goods == hold_at_sender) << "trucks leave at 08:30, the road closes at 09:00";
    EXPECT_GT(late(county, Reason::road_closed), 300);
    EXPECT_EQ(fact(county, DisturbanceFact::road_seconds_closed), 10 * (3 * 24 + 6) * 3600);
    EXPECT_EQ(fact(county, DisturbanceFact::stops_not_reached) > 0, goods != hold_at_sender);
    EXPECT_EQ(fact(county, DisturbanceFact::truck_seconds_standing) > 0, goods == hold_in_transit);
  }
}

TEST(ClosedRoads, hold_technicians_back_until_they_are_open) {
  auto s = one(Disturbs::roads);
  auto const undisturbed = with({});
  auto const& map = undisturbed.network.counties.front();
  auto const closed = first_ten(undisturbed, s);
  auto const run = simulate(with({s}), recorded());
  std::size_t visits_late = 0;
  for (auto const& row : run.counties.front().orders) {
    if (row.visit_begun < 0 || !closed[map.villages[row.village].center.index()]) continue;
    // Whoever set out before 09:00 is at work an hour or two later.
    EXPECT_FALSE(at(kFrom, 12).s <= row.visit_begun && row.visit_begun < at(kTo, 15).s) << row.visit_begun;
    visits_late += row.visit_begun >= at(kTo, 15).s && row.ready < at(kFrom, 18).s ? 1 : 0;
  }
  EXPECT_GT(visits_late, 0u);
}

// Who has looked in vain in the morning must look again at what has waited since then.
TEST(ClosedRoads, let_idle_technicians_set_out_as_soon_as_they_are_open) {
  auto scenario = with({one(Disturbs::roads)});
  scenario.stretches.front().settings.counties.front().technicians = 40;
  auto const run = simulate(scenario, recorded());
  std::size_t begun = 0;
  for (auto const& row : run.counties.front().orders)
    begun += at(kTo, 15).s <= row.visit_begun && row.visit_begun < at(kTo, 18).s ? 1 : 0;
  EXPECT_GT(begun, 20u);
}

TEST(ClosedRoads, hold_goods_that_technicians_bring) {
  auto scenario = with({one(Disturbs::roads)});
  auto& settings = scenario.stretches.front().settings;
  settings.installation.policy = AppliancePolicy::together;
  settings.counties.front().technicians = 40;
  auto const run = simulate(scenario, recorded());
  auto const& county = run.counties.front();
  std::size_t charged = 0;
  for (auto const& row : county.orders)
    charged += row.group == 1 && row.reason == static_cast<int>(Reason::road_closed) ? 1 : 0;
  EXPECT_GT(charged, 20u);
}

// --- the line-haul ---

TEST(ClosedLineHaul, sees_no_vehicle_set_out_and_treats_those_on_the_way_as_chosen) {
  for (auto const goods : {hold_at_sender, hold_in_transit, turn_back}) {
    auto s = one(Disturbs::line_haul, goods);
    s.from_time = hours(3);  // the vehicle of 02:00 is on the way: 200 km at 60 km/h
    auto const run = simulate(with({s}), recorded());
    auto const& county = run.counties.front();
    std::size_t left = 0, arrived = 0;
    for (auto const& row : county.orders) {
      auto const closed = [](std::int64_t t) { return at(kFrom, 3).s <= t && t < at(kTo, 15).s; };
      left += row.departed >= 0 && closed(row.departed) ? 1 : 0;
      arrived += row.at_hub >= 0 && closed(row.at_hub) ? 1 : 0;
    }
    EXPECT_EQ(left > 0, goods == hold_in_transit);
    EXPECT_EQ(arrived > 0, goods == hold_at_sender) << "who was on the way gets through";
    EXPECT_EQ(fact(county, DisturbanceFact::turned_back), goods == turn_back ? 1 : 0);
    EXPECT_GT(late(county, Reason::road_closed), 2000);
    EXPECT_EQ(late(county, Reason::line_haul_delay), 0);
  }
}

// --- the warehouse ---

TEST(WarehouseOut, packs_nothing_and_sends_nothing) {
  auto scenario = with({one(Disturbs::warehouse)});
  scenario.stretches.front().settings.warehouse.picking_rate = sim::PerHour{400};
  auto const run = simulate(scenario, recorded());
  auto const& county = run.counties.front();
  for (auto const& row : county.orders) {
    ASSERT_FALSE(row.packed >= 0 && during(row.packed - 1)) << "done a second after it was packed";
    ASSERT_FALSE(row.departed >= 0 && during(row.departed));
  }
  EXPECT_GT(late(county, Reason::warehouse_out), 2000);
  EXPECT_EQ(late(county, Reason::warehouse_capacity), 0) << "what the outage left to do is the outage's";
  EXPECT_EQ(fact(county, DisturbanceFact::warehouse_seconds_out), (3 * 24 + 6) * 3600);
}

TEST(WarehouseOut, takes_orders_and_delivers_what_had_left) {
  auto const run = simulate(with({one(Disturbs::warehouse)}), recorded());
  std::size_t placed = 0, delivered = 0;
  for (auto const& row : run.counties.front().orders) {
    placed += row.placed >= 0 && during(row.placed) ? 1 : 0;
    delivered += row.ready >= 0 && during(row.ready) ? 1 : 0;
  }
  EXPECT_GT(placed, 4000u);
  EXPECT_GT(delivered, 500u);
}

// --- demand ---

TEST(DemandSurge, brings_so_many_times_the_orders_on_its_days_alone) {
  auto s = one(Disturbs::demand);
  s.from_time = s.to_time = sim::seconds(0);
  s.factor = 3;
  auto const before = simulate(with({}), {}), after = simulate(with({s}), {});
  double usual = 0, surge = 0;
  for (std::size_t day = 0; day < 28; ++day) {
    std::int64_t a = 0, b = 0;
    for (std::size_t g = 0; g < 2; ++g)
      a += before.counties.front().ordered(day, g), b += after.counties.front().ordered(day, g);
    bool const on = static_cast<std::int64_t>(day) >= kFrom && static_cast<std::int64_t>(day) < kTo;
    ASSERT_TRUE(on || a == b) << "day " << day;
    usual += on ? static_cast<double>(a) : 0, surge += on ? static_cast<double>(b) : 0;
  }
  EXPECT_NEAR(surge / usual, 3, 3.5 * 3 * std::sqrt(1 / usual + 1 / surge));
}

// --- all of them ---

TEST(Disturbances, charge_every_late_order_once_and_cost_what_others_would_not_have) {
  auto const undisturbed = simulate(with({}), {});
  for (auto const kind : {Disturbs::roads, Disturbs::line_haul, Disturbs::storm, Disturbs::warehouse})
    for (auto const goods : {hold_at_sender, hold_in_transit, turn_back}) {
      auto s = one(kind, goods);
      if (kind != Disturbs::line_haul && kind != Disturbs::warehouse) s.share = 0.4;
      auto const run = simulate(with({s}), {});
      auto const &was = undisturbed.counties.front(), &is = run.counties.front();
      auto const charged = late(is, Reason::road_closed) + late(is, Reason::warehouse_out);
      // The rest waits for trucks that have more to carry afterwards, or stand before closed roads.
      bool const trucks_stand = kind == Disturbs::roads && goods == hold_in_transit;
      EXPECT_GT(late(is), late(was)) << "kind " << static_cast<int>(kind);
      EXPECT_GT(charged, (late(is) - late(was)) / (trucks_stand ? 10 : 3))
          << "kind " << static_cast<int>(kind);
      EXPECT_EQ(late(was, Reason::road_closed) + late(was, Reason::warehouse_out), 0);
    }
}

TEST(Disturbances, that_begin_by_a_change_leave_the_past_as_it_was) {
  constexpr std::int64_t kChange = 9;
  auto const as_ever = with({});
  for (auto const kind : {Disturbs::roads, Disturbs::line_haul, Disturbs::storm, Disturbs::warehouse}) {
    auto changed = as_ever;
    changed.stretches.push_back({kChange, as_ever.stretches.front().settings});
    changed.stretches.back().settings.disturbances = {one(kind, turn_back)};
    auto const a = simulate(as_ever, recorded()), b = simulate(changed, recorded());
    auto const &one_county = a.counties.front(), &other = b.counties.front();
    ASSERT_EQ(one_county.orders.size(), other.orders.size());
    std::size_t differ = 0;
    for (std::size_t n = 0; n < other.orders.size(); ++n) {
      auto const &x = one_county.orders[n], &y = other.orders[n];
      for (auto const stamp : {&OrderRow::released, &OrderRow::departed, &OrderRow::left_hub,
                               &OrderRow::ready, &OrderRow::in_hand, &OrderRow::visit_begun}) {
        bool const past = (x.*stamp >= 0 && x.*stamp < sim::midnight(kChange).s) ||
                          (y.*stamp >= 0 && y.*stamp < sim::midnight(kChange).s);
        ASSERT_TRUE(!past || x.*stamp == y.*stamp) << "order " << n << ": " << x.*stamp << ", " << y.*stamp;
        differ += x.*stamp != y.*stamp ? 1 : 0;
      }
    }
    EXPECT_GT(differ, 500u) << "the change is felt";
  }
}

TEST(Disturbances, that_lie_outside_the_run_change_nothing) {
  auto s = one(Disturbs::storm);
  s.from = s.from + 100, s.to = s.to + 100;
  auto const a = simulate(with({}), recorded()), b = simulate(with({s}), recorded());
  auto const &x = a.counties.front().orders, &y = b.counties.front().orders;
  ASSERT_EQ(x.size(), y.size());
  for (std::size_t n = 0; n < x.size(); ++n) ASSERT_EQ(x[n].ready, y[n].ready);
}

// A change by date says what begins from then on. What has begun lasts as long as it was to.
TEST(Closures, outlast_the_change_that_ends_them) {
  auto scenario = with({}, 60);
  auto& closure = scenario.stretches.front().settings.closures.emplace_back();
  closure.id = "snow", closure.per_year = 40, closure.month.fill(1);
  closure.length = sim::Distribution::constant(10 * 86'400.0);
  auto const as_ever = simulate(scenario, recorded());
  constexpr std::int64_t kChange = 30;
  auto changed = scenario;
  changed.stretches.push_back({kChange, changed.stretches.front().settings});
  changed.stretches.back().settings.closures.front().per_year = 0;
  auto const ended = simulate(changed, recorded());
  auto const closed = [](RunLedger const& run, std::int64_t day) {
    return run.counties.front().disturbances.fact(static_cast<std::size_t>(day),
                                                  DisturbanceFact::road_seconds_closed);
  };
  for (std::int64_t day = 0; day < kChange; ++day) ASSERT_EQ(closed(as_ever, day), closed(ended, day)) << day;
  EXPECT_GT(closed(ended, kChange), closed(as_ever, kChange) / 2);
  for (auto day = kChange; day + 1 < kChange + 10; ++day)
    EXPECT_LE(closed(ended, day + 1), closed(ended, day)) << day;
  EXPECT_GT(closed(ended, kChange + 5), 0);
  for (auto day = kChange + 10; day < 60; ++day) EXPECT_EQ(closed(ended, day), 0) << day;
}

}  // namespace
}  // namespace ruralsim::models
