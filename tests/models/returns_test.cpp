// The way back of parcels, small enough to work out by hand.
#include "models/actors/county_hub.hpp"
#include "models/balance.hpp"
#include "models/simulate.hpp"
#include "sim/fault.hpp"
#include "tests/theory/bench_county.hpp"

#include <map>
#include <set>

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::uint32_t kParcels = 0;

std::uint64_t total(Counts<std::uint32_t> const& counts) {
  std::uint64_t sum = 0;
  for (auto const n : counts.cells()) sum += n;
  return sum;
}

// A village of 500 households with its center at the hub's door: some 20 parcels a day. The line-haul leaves
// at 22:00 and is there at midnight, the truck unloads at the center from 08:30 on. Nothing is left to chance
// but who orders and who brings back.
Scenario at_the_door(std::int64_t days) {
  auto scenario = tests::small_county(days);
  auto& county = scenario.network.counties.front();
  county.villages = {{.id = "village", .at = {}, .households = 500, .center = network::CenterId{0}}};
  county.centers = {{.id = "center", .village = network::VillageId{0}, .at = {}, .opens = -1}};
  county.warehouse_distance = {120};
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.line_haul.departures = {sim::hours(22)}, s.line_haul.speed = {60};
  s.center.pick_up_delay = sim::Distribution::constant(3600);
  s.center.return_delay = sim::Distribution::constant(2 * kDay);
  return scenario;
}

RunLedger recorded(Scenario const& scenario) {
  RunOptions options;
  options.orders = Orders::recorded;
  return simulate(scenario, options);  // throws if it does not balance
}

TEST(ReturnsCorner, gives_the_oldest_first_as_far_as_there_is_room) {
  std::vector<Goods> const goods{
      {.last_word = 0, .regional_below = 0, .volume = 0.01, .weight = 1, .appliance = false},
      {.last_word = 0, .regional_below = 0, .volume = 0.5, .weight = 1, .appliance = false}};
  ReturnsCorner corner;
  auto const put = [&](std::uint32_t at, std::uint32_t number, std::uint8_t group) {
    corner.put(at, Parcel(0, number, 0, group, Channel::own_phone, 0));
  };
  auto const take = [&](std::int64_t now, double parcels, double volume) {
    std::vector<std::uint32_t> numbers;
    for (auto const& parcel : corner.take({now}, {parcels, volume, INFINITY}, goods))
      numbers.push_back(parcel.number);
    return numbers;
  };
  put(300, 3, 0), put(100, 2, 1), put(100, 1, 0), put(200, 4, 0);
  using Numbers = std::vector<std::uint32_t>;
  EXPECT_EQ(take(99, 9, 9), Numbers()) << "nothing is there yet";
  EXPECT_EQ(take(200, 9, 0.4), Numbers{1}) << "the large one does not fit, and nobody goes before it";
  EXPECT_EQ(take(200, 1, 9), Numbers{2});
  EXPECT_EQ(take(200, 9, 9), Numbers{4});
  EXPECT_EQ(take(300, 9, 9), Numbers{3});
}

TEST(Returns, go_back_by_the_next_truck_and_the_next_vehicle_that_came) {
  auto scenario = at_the_door(28);
  scenario.stretches.front().settings.products[kParcels].return_share = 0.2;
  auto const ledger = recorded(scenario);
  auto const& county = ledger.counties.front();
  std::size_t brought = 0, collected = 0;
  for (auto const& row : county.orders) {
    bool const old_enough = row.in_hand >= 0 && row.in_hand + 2 * kDay < 28 * kDay;
    collected += old_enough ? 1 : 0;
    if (row.brought_back < 0) continue;
    ++brought;
    ASSERT_EQ(row.brought_back, row.in_hand + 2 * kDay);
    // Taken the next morning, at the hub until midnight, unloaded for 20 minutes, two hours on the road.
    auto const back = (row.brought_back / kDay + 2) * kDay + 2 * 3600 + 20 * 60;
    ASSERT_EQ(row.back_at_warehouse, back < 28 * kDay ? back : -1);
  }
  double const share = static_cast<double>(brought) / static_cast<double>(collected);
  EXPECT_NEAR(share, 0.2, 3.5 * std::sqrt(0.2 * 0.8 / static_cast<double>(collected))) << brought;
  EXPECT_GT(total(county.left_on_way_back), 0u);
  EXPECT_EQ(total(county.brought_back), total(county.back_at_warehouse) + total(county.left_on_way_back));
}

TEST(Returns, are_load_of_the_line_haul_whose_way_back_is_then_not_empty) {
  auto scenario = at_the_door(28);
  auto const hauled = [](CountyLedger const& county, Haulage what) {
    std::int64_t sum = 0;
    for (std::size_t week = 0; week < 4; ++week) sum += county.haulage(week, static_cast<std::size_t>(what));
    return sum;
  };
  auto const before = simulate(scenario, {}).counties.front();
  EXPECT_EQ(hauled(before, Haulage::line_haul_laden), hauled(before, Haulage::line_haul_empty));
  scenario.stretches.front().settings.products[kParcels].return_share = 0.2;
  auto const after = recorded(scenario).counties.front();
  std::set<std::int64_t> arrivals;
  for (auto const& row : after.orders)
    if (row.back_at_warehouse >= 0) arrivals.insert(row.back_at_warehouse);
  ASSERT_GT(arrivals.size(), 15u);
  auto const legs = static_cast<std::int64_t>(arrivals.size());
  EXPECT_EQ(hauled(after, Haulage::line_haul_laden),
            hauled(before, Haulage::line_haul_laden) + legs * 120'000);
  EXPECT_EQ(hauled(after, Haulage::line_haul_empty),
            hauled(before, Haulage::line_haul_empty) - legs * 120'000);
  EXPECT_EQ(hauled(after, Haulage::line_haul_load),
            hauled(before, Haulage::line_haul_load) +
                static_cast<std::int64_t>(total(after.back_at_warehouse)) * 180'000)
      << "1.5 kg over 120 km";
}

TEST(Returns, must_balance) {
  auto scenario = at_the_door(14);
  scenario.stretches.front().settings.products[kParcels].return_share = 0.2;
  auto ledger = simulate(scenario, {});
  auto& county = ledger.counties.front();
  check_balance(scenario, ledger);
  ++county.back_at_warehouse(3, kParcels);  // one that nobody brought back
  EXPECT_THROW(check_balance(scenario, ledger), sim::Error);
  --county.back_at_warehouse(3, kParcels);
  auto const kept = county.in_hand(3, 0) - county.brought_back(3, kParcels);
  county.brought_back(3, kParcels) += kept + 1;  // more than were in hand
  county.back_at_warehouse(3, kParcels) += kept + 1;
  EXPECT_THROW(check_balance(scenario, ledger), sim::Error);
}

// With everything unclaimed the room of the truck is what limits the way back.
TEST(Returns, unclaimed_parcels_go_the_same_way_in_the_room_of_what_is_delivered) {
  auto scenario = at_the_door(28);
  auto& center = scenario.stretches.front().settings.center;
  center.pick_up_delay = sim::Distribution::constant(5 * kDay);
  center.storage_days = 1;
  auto const ledger = recorded(scenario);
  auto const& county = ledger.counties.front();
  std::map<std::int64_t, std::size_t> delivered, taken;  // by day
  for (auto const& row : county.orders) {
    EXPECT_LT(row.in_hand, 0);
    EXPECT_LT(row.brought_back, 0);
    if (row.ready >= 0) ++delivered[row.ready / kDay];
    if (row.returned >= 0) {
      ASSERT_EQ(row.returned, row.ready + kDay);
    }
    if (row.back_at_warehouse < 0) continue;
    ASSERT_EQ(row.back_at_warehouse % kDay, 2 * 3600 + 20 * 60);
    ++taken[row.back_at_warehouse / kDay - 1];
    ASSERT_GE(row.back_at_warehouse / kDay - 1, row.returned / kDay);
  }
  EXPECT_GT(total(county.back_at_warehouse), 200u);
  std::size_t full = 0;
  for (auto const& [day, parcels] : taken) {
    EXPECT_LE(parcels, delivered[day]) << "day " << day;
    full += parcels == delivered[day] ? 1 : 0;
  }
  EXPECT_GT(full, 0u) << "on some day all the room was taken";
  EXPECT_EQ(total(county.returned), total(county.back_at_warehouse) + total(county.left_on_way_back));
}

TEST(Returns, are_brought_back_where_pick_up_is_not_modelled) {
  auto scenario = at_the_door(21);
  auto& s = scenario.stretches.front().settings;
  s.center.pick_up_delay.reset();
  s.products[kParcels].return_share = 1;
  auto const ledger = recorded(scenario);
  for (auto const& row : ledger.counties.front().orders) {
    ASSERT_EQ(row.in_hand, row.ready);
    ASSERT_EQ(row.brought_back, row.ready >= 0 && row.ready < 19 * kDay ? row.ready + 2 * kDay : -1);
  }
}

TEST(Returns, of_appliances_never_happen) {
  auto scenario = at_the_door(21);
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 0.5, s.products[1].share = 0.5;
  s.products[kParcels].return_share = 1;
  auto const ledger = recorded(scenario);
  for (auto const& row : ledger.counties.front().orders)
    if (row.group == 1) {
      ASSERT_LT(row.brought_back, 0);
    }
  EXPECT_GT(total(ledger.counties.front().brought_back), 0u);
}

TEST(Returns, wait_at_the_hub_for_a_vehicle_that_has_room) {
  auto scenario = theory::one_village(3);
  auto& s = scenario.stretches.front().settings;
  s.line_haul.volume = sim::M3{0.02};  // two parcels
  s.line_haul.speed = {60};
  scenario.network.counties.front().warehouse_distance = {120};
  theory::BenchCounty bench(scenario);
  CountyHub hub(bench.county);
  bench.spawn("hub", hub.run());
  for (std::uint32_t n = 0; n < 5; ++n) {
    Parcel parcel(0, 0, 0, kParcels, Channel::own_phone, 0);
    facts::Ordered(bench.ledger, 0, Channel::own_phone).add(parcel);
    bench.county.way_back.dock.push_back(parcel);
  }
  auto& left = bench.county.way_back;
  bench.spawn("gate", [](County& county) -> sim::Task<> {
    for (auto const hour : {1, 70}) {
      co_await county.here.until({hour * 3600});
      county.arrivals.put({});
    }
  }(bench.county));
  bench.run();
  EXPECT_EQ(bench.ledger.back_at_warehouse(0, kParcels), 2u) << "left at 01:20, there at 03:20";
  EXPECT_EQ(left.beyond_the_end.size(), 2u) << "would be there after the end";
  EXPECT_EQ(left.dock.size(), 1u);
}

}  // namespace
}  // namespace ruralsim::models
