// What is driven and carried, in a county so small that it can be told beforehand.
#include "models/rules/haulage.hpp"

#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

TEST(VehiclesFor, AreCountedByWhatFillsThemFirst) {
  VehicleSettings vehicle;
  vehicle.payload = {1000}, vehicle.volume = {10};
  EXPECT_EQ(rules::vehicles_for({1}, {10}, vehicle), 1);
  EXPECT_EQ(rules::vehicles_for({10}, {10}, vehicle), 1);
  EXPECT_EQ(rules::vehicles_for({10.1}, {10}, vehicle), 2) << "by volume";
  EXPECT_EQ(rules::vehicles_for({1}, {2500}, vehicle), 3) << "by weight";
  vehicle.volume = {0.3};
  EXPECT_EQ(rules::vehicles_for({0.1 + 0.2}, {1}, vehicle), 1) << "but for rounding";
  EXPECT_EQ(rules::vehicles_for({1e6}, {1e6}, {}), 1) << "without limits";
}

// One village, whose center stands 10 km east of the hub; the warehouse is 100 km away. Parcels of 1 kg.
Scenario one_center() {
  auto scenario = tests::small_county(14);
  auto& county = scenario.network.counties.front();
  county.detour = 1;
  county.warehouse_distance = {100};
  county.villages = {{.id = "v", .at = {10, 0}, .households = 1000, .center = {0}}};
  county.centers = {{.id = "c", .village = {0}, .at = {10, 0}, .opens = -1}};
  auto& s = scenario.stretches.front().settings;
  for (auto& product : s.products) product.weight = {1};
  s.counties = {{.trucks = 1, .technicians = 1}};
  s.line_haul.speed = {50};
  return scenario;
}

class Hauled : public ::testing::Test {
 protected:
  RunLedger const run = simulate(one_center(), {});
  std::int64_t sum(Haulage what) const {
    std::int64_t all = 0;
    for (std::size_t week = 0; week < run.counties.front().weeks(); ++week)
      all += run.counties.front().haulage(week, static_cast<std::size_t>(what));
    return all;
  }
  std::int64_t truck(std::size_t column) const {
    std::int64_t all = 0;
    for (std::size_t week = 0; week < 2; ++week) all += run.counties.front().truck_runs(week, column);
    return all;
  }
};

TEST_F(Hauled, LineHaulVehiclesComeBackEmpty) {
  auto const vehicles = sum(Haulage::line_haul_vehicles);
  EXPECT_GT(vehicles, 20);
  EXPECT_LE(vehicles, 14 * 3) << "a departure without goods has no vehicle";
  EXPECT_EQ(sum(Haulage::line_haul_laden), vehicles * 100'000);
  EXPECT_EQ(sum(Haulage::line_haul_empty), vehicles * 100'000);
  EXPECT_EQ(sum(Haulage::line_haul_load), sum(Haulage::line_haul_parcels) * 100'000);
  EXPECT_EQ(sum(Haulage::line_haul_seconds), vehicles * (1800 + 7200 + 7200)) << "loading, way and way back";
}

TEST_F(Hauled, TrucksAreLadenOnTheWayOutAlone) {
  auto const runs = truck(0), delivered = sum(Haulage::delivered_at_center) + sum(Haulage::delivered_at_home);
  EXPECT_GT(runs, 5);
  EXPECT_EQ(truck(3), runs * 20'000);
  EXPECT_EQ(sum(Haulage::truck_empty), runs * 10'000);
  EXPECT_EQ(sum(Haulage::truck_load), delivered * 10'000);
  EXPECT_EQ(sum(Haulage::truck_activity), delivered * 10'000);
}

TEST_F(Hauled, WhatIsDeliveredIsWhatIsReady) {
  std::int64_t ready = 0, installed = 0;
  auto const& county = run.counties.front();
  for (std::size_t day = 0; day < 14; ++day) {
    for (std::size_t group = 0; group < 2; ++group) ready += county.ready(day, group);
    installed += county.installed(day, 0);
  }
  EXPECT_EQ(sum(Haulage::delivered_at_center) + sum(Haulage::delivered_at_home), ready);
  EXPECT_EQ(sum(Haulage::installed), installed);
  EXPECT_GT(sum(Haulage::delivered_at_home), 0);
}

TEST_F(Hauled, TechniciansDriveThereAndBack) {
  EXPECT_GT(sum(Haulage::van_metres), 0);
  EXPECT_EQ(sum(Haulage::van_metres) % 20'000, 0);
}

// Half of the parcels are brought back: a truck that takes some along does not drive home empty.
TEST(Haulage, OfATruckThatTakesReturnsBackIsNotEmpty) {
  auto scenario = one_center();
  scenario.stretches.front().settings.products.front().return_share = 0.5;
  auto const run = simulate(scenario, {});
  auto const& county = run.counties.front();
  auto const sum = [&](Haulage what) {
    return county.haulage(0, static_cast<std::size_t>(what)) +
           county.haulage(1, static_cast<std::size_t>(what));
  };
  auto const runs = county.truck_runs(0, 0) + county.truck_runs(1, 0);
  auto const delivered = sum(Haulage::delivered_at_center) + sum(Haulage::delivered_at_home);
  EXPECT_LT(sum(Haulage::truck_empty), runs * 10'000 / 2);
  EXPECT_GT(sum(Haulage::truck_load), delivered * 12'000);
  EXPECT_EQ(sum(Haulage::truck_load), sum(Haulage::truck_activity)) << "one center: driven is direct";
}

class Vans : public ::testing::Test {
 protected:
  Vans() {
    auto& i = settings().installation;
    i.policy = AppliancePolicy::together, i.van_appliances = 1, i.nobody_home = 0;
    settings().products[1].repeat_share = 0;
  }
  Settings& settings() { return scenario.stretches.front().settings; }
  std::int64_t sum(Haulage what) const {
    auto const run = simulate(scenario, {});
    std::int64_t all = 0;
    for (std::size_t week = 0; week < 2; ++week)
      all += run.counties.front().haulage(week, static_cast<std::size_t>(what));
    return all;
  }
  Scenario scenario = one_center();
};

TEST_F(Vans, BringGoodsOverTheWayFromTheHubToTheHome) {
  auto const delivered = sum(Haulage::delivered_at_home);
  EXPECT_GT(delivered, 5);
  EXPECT_EQ(sum(Haulage::van_load), delivered * 10'000);
  EXPECT_EQ(sum(Haulage::van_activity), delivered * 10'000);
  EXPECT_EQ(sum(Haulage::van_to_visits), delivered * 10'000);
  EXPECT_EQ(sum(Haulage::van_to_deliver), delivered * 10'000);
}

TEST_F(Vans, CarryGoodsBackIfNobodyIsAtHome) {
  settings().installation.nobody_home = 1;
  EXPECT_EQ(sum(Haulage::van_activity), 0);
  EXPECT_EQ(sum(Haulage::van_load), sum(Haulage::van_metres));
  EXPECT_EQ(sum(Haulage::van_to_deliver), sum(Haulage::van_to_visits));
  EXPECT_GT(sum(Haulage::van_to_deliver), 0);
}

TEST_F(Vans, BringNothingIfTrucksDo) {
  settings().installation.policy = AppliancePolicy::separate;
  EXPECT_GT(sum(Haulage::van_to_visits), 0);
  for (auto const what : {Haulage::van_load, Haulage::van_activity, Haulage::van_to_deliver})
    EXPECT_EQ(sum(what), 0);
}

// There is no stock of them in the van: it goes to the hub first, even if they are there at once.
TEST_F(Vans, FetchOtherGoodsForFaultyOnesFromTheHub) {
  settings().installation.policy = AppliancePolicy::separate;
  settings().products[1].installation_share = 1, settings().products[1].faulty_share = 0.5;
  settings().installation.replacement_delay = sim::Distribution::constant(0);
  EXPECT_GT(sum(Haulage::van_activity), 0);
  EXPECT_EQ(sum(Haulage::van_to_deliver), sum(Haulage::van_activity)) << "1 kg, 10 km each time";
}

TEST(Haulage, OfACountyWithoutOrdersIsNothing) {
  auto scenario = one_center();
  scenario.stretches.front().settings.demand.orders_per_household = {0};
  auto const run = simulate(scenario, {});
  for (auto const cell : run.counties.front().haulage.cells()) EXPECT_EQ(cell, 0);
}

}  // namespace
}  // namespace ruralsim::models
