// Cost, emissions, trips saved and equity of ledgers of a few numbers, worked out by hand.
#include "results/figures/costs.hpp"
#include "results/summary.hpp"
#include "tests/results/hand_made.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using figures::Kind;
using figures::Level;
using models::Haulage;

// Round prices, and one of each kind of vehicle.
models::CostSettings prices() {
  models::CostSettings cost;
  cost.handler_wage = 20, cost.driver_wage = 30, cost.technician_wage = 40;
  cost.parcels_picked = {50}, cost.parcels_sorted = {100};
  cost.warehouse_facility = 0.5;
  cost.hub_staff = 2, cost.hub_staff_week = sim::hours(40);
  cost.hub_facility = 36'500, cost.center_facility = 3'650;
  cost.center_fee = 0.25;
  cost.hub_setup = {365'000}, cost.center_setup = {36'500};
  cost.life_years = 10, cost.interest = 0;
  cost.energy_provision = 0.25;
  cost.trips_per_parcel = 0.5, cost.trip_speed = {20};
  cost.line_haul = {"large", {1000}, {10}, 4, 0.4, 0.6};
  cost.truck = {"small", {}, {}, 2, 0.2, 0.3};
  cost.van = {"van", {}, {}, 1, 0.1, 0};
  return cost;
}

// Week 1: 200 parcels carried 60 km by two vehicles, delivered by trucks over 80.5 km.
CountyLedger hauling_county() {
  auto ledger = busy_county();
  auto const set = [&](Haulage what, std::int64_t n) { ledger.hauled(1, what) = n; };
  set(Haulage::line_haul_vehicles, 2);
  set(Haulage::line_haul_laden, 120'000);
  set(Haulage::line_haul_empty, 120'000);
  set(Haulage::line_haul_load, 800 * 60'000);  // 800 kg
  set(Haulage::line_haul_seconds, 2 * 3 * 3600);
  set(Haulage::line_haul_parcels, 200);
  set(Haulage::truck_empty, 20'500);
  set(Haulage::truck_load, 200 * 40'000);
  set(Haulage::truck_activity, 200 * 25'000);
  set(Haulage::van_metres, 90'000);
  set(Haulage::delivered_at_center, 190);
  set(Haulage::delivered_at_home, 10);
  set(Haulage::installed, 3);
  return ledger;
}

Tables expenses(std::vector<CountyLedger> counties) {
  auto s = scenario(counties.size());
  s.stretches.front().settings.cost = prices();
  s.stretches.front().settings.truck.weight = {500};
  return tabulate(s, {run_of(std::move(counties))}, provenance());
}

class Expenses : public ::testing::Test {
 protected:
  Tables const t = expenses({hauling_county()});
  double cost(Level level, Kind kind, std::size_t week = 1) const {
    for (std::size_t i = 0; i < figures::cost_items.size(); ++i)
      if (figures::cost_items[i].level == level && figures::cost_items[i].kind == kind)
        return real(t, "cost", {0, 0, i, week});
    return -1;
  }
  double summary(std::string const& name) const { return real(t, "summary/" + name, {0}); }
};

TEST_F(Expenses, WagesAreHoursTimesWage) {
  EXPECT_DOUBLE_EQ(cost(Level::warehouse, Kind::wages), 200.0 / 50 * 20);
  EXPECT_DOUBLE_EQ(cost(Level::line_haul, Kind::wages), 6 * 30);
  EXPECT_DOUBLE_EQ(cost(Level::hub, Kind::wages), 2 * 40 * 20) << "two hours of sorting are the staff's";
  EXPECT_DOUBLE_EQ(cost(Level::trucks, Kind::wages), 2 * 30) << "7,200 s on duty";
  EXPECT_DOUBLE_EQ(cost(Level::technicians, Kind::wages), 42 * 40);
}

TEST_F(Expenses, VehiclesCostByTheKilometreEmptyOnesToo) {
  EXPECT_DOUBLE_EQ(cost(Level::line_haul, Kind::vehicles), 240 * 4);
  EXPECT_DOUBLE_EQ(cost(Level::trucks, Kind::vehicles), 80.5 * 2);
  EXPECT_DOUBLE_EQ(cost(Level::technicians, Kind::vehicles), 90);
}

TEST_F(Expenses, PlacesCostByTheDayFromTheirOpeningOn) {
  EXPECT_DOUBLE_EQ(cost(Level::hub, Kind::facilities), 7 * 100);
  EXPECT_DOUBLE_EQ(cost(Level::hub, Kind::capital), 7 * 100);
  EXPECT_DOUBLE_EQ(cost(Level::centers, Kind::facilities), 14 * 10);
  EXPECT_DOUBLE_EQ(cost(Level::centers, Kind::facilities, 0), (7 + 2) * 10) << "c2 opens on day 5";
  EXPECT_DOUBLE_EQ(cost(Level::centers, Kind::capital), 14 * 10);
  EXPECT_DOUBLE_EQ(cost(Level::centers, Kind::fees), 190 * 0.25);
  EXPECT_DOUBLE_EQ(cost(Level::warehouse, Kind::facilities), 100);
  EXPECT_DOUBLE_EQ(cost(Level::hub, Kind::facilities, 2), 2 * 100) << "a week of two days";
  EXPECT_DOUBLE_EQ(real(t, "capital_outlay", {0}), 365'000 + 2 * 36'500);
}

TEST_F(Expenses, HandsBeyondTheStaffOfTheHubArePaidByTheHour) {
  auto ledger = hauling_county();
  ledger.hauled(1, Haulage::line_haul_parcels) = 20'000;
  auto const busy = expenses({ledger});
  EXPECT_DOUBLE_EQ(real(busy, "cost_by_level", {0, 0, 2, 1}), 20'000.0 / 100 * 20 + 1400);
}

TEST_F(Expenses, CapitalIsRecoveredWithInterest) {
  EXPECT_DOUBLE_EQ(figures::capital_recovery(10, 0), 0.1);
  EXPECT_NEAR(figures::capital_recovery(10, 0.06), 0.135868, 5e-7);  // as tables of interest have it
  EXPECT_NEAR(figures::capital_recovery(1, 0.06), 1.06, 1e-12);
}

// To the fen, in every county and week.
TEST_F(Expenses, LevelsAndKindsAddUpToTheSameMoney) {
  auto other = hauling_county();
  other.hauled(1, Haulage::line_haul_laden) = 77'777;
  other.hauled(1, Haulage::line_haul_seconds) = 12'345;
  auto const two = expenses({hauling_county(), other});
  auto const fen = [](double cny) { return std::llround(100 * cny); };
  for (std::size_t county = 0; county < 2; ++county)
    for (std::size_t week = 0; week < 3; ++week) {
      std::int64_t levels = 0, kinds = 0, items = 0;
      for (std::size_t i = 0; i < 6; ++i) levels += fen(real(two, "cost_by_level", {0, county, i, week}));
      for (std::size_t i = 0; i < 5; ++i) kinds += fen(real(two, "cost_by_kind", {0, county, i, week}));
      for (std::size_t i = 0; i < figures::cost_items.size(); ++i)
        items += fen(real(two, "cost", {0, county, i, week}));
      auto const total = fen(real(two, "cost_total", {0, county, week}));
      EXPECT_EQ(levels, total);
      EXPECT_EQ(kinds, total);
      EXPECT_EQ(items, total);
    }
}

TEST_F(Expenses, AParcelBearsAllButTheTechnicians) {
  double const all = real(t, "cost_total", {0, 0, 1}), technicians = 42 * 40 + 90;
  EXPECT_DOUBLE_EQ(real(t, "cost_per_parcel", {0, 0, 1}), (all - technicians) / 200);
  EXPECT_DOUBLE_EQ(real(t, "cost_per_installation", {0, 0, 1}), technicians / 3);
  // The run counts week 1 and the two days of week 2.
  double const later = real(t, "cost_total", {0, 0, 2});
  EXPECT_DOUBLE_EQ(summary("cost_per_parcel"), (all + later - technicians) / 200);
  EXPECT_DOUBLE_EQ(summary("cost_per_installation"), technicians / 3);
}

TEST_F(Expenses, MoneyBearsItsYearAndNoUnit) {
  for (char const* name :
       {"cost", "cost_total", "cost_per_parcel", "capital_outlay", "summary/cost_per_parcel"}) {
    auto const& variable = t.at(name);
    EXPECT_EQ(variable.units, "1");
    EXPECT_THAT(variable.extra, ::testing::Contains(Attribute{"currency", std::string("CNY 2018")})) << name;
  }
}

TEST_F(Expenses, EmissionsGrowWithTheLoadAndCountTheWayBack) {
  // 240 km at 0.4, and 0.2 more for every km with the whole payload: 48 t km / 1 t. A quarter for the fuel.
  EXPECT_DOUBLE_EQ(real(t, "emissions", {0, 0, 0, 1}), 1.25 * (240 * 0.4 + 48 * 0.2));
  EXPECT_DOUBLE_EQ(real(t, "emissions_of_empty_legs", {0, 0, 0, 1}), 1.25 * 120 * 0.4);
  EXPECT_DOUBLE_EQ(real(t, "transport_activity", {0, 0, 0, 1}), 48);
  EXPECT_DOUBLE_EQ(real(t, "emission_intensity", {0, 0, 0, 1}), 1.25 * 105.6 / 48);
  // Trucks: 80.5 km at 0.2, 8 t km / 0.5 t at 0.1; activity 5 t km, whatever way was driven.
  EXPECT_DOUBLE_EQ(real(t, "emissions", {0, 0, 1, 1}), 1.25 * (80.5 * 0.2 + 16 * 0.1));
  EXPECT_DOUBLE_EQ(real(t, "emission_intensity", {0, 0, 1, 1}), 1.25 * 17.7 / 5);
  EXPECT_DOUBLE_EQ(real(t, "emissions", {0, 0, 2, 1}), 1.25 * 9) << "vans";
  EXPECT_TRUE(std::isnan(real(t, "emission_intensity", {0, 0, 2, 1}))) << "vans carry people";
  EXPECT_DOUBLE_EQ(summary("emissions_per_parcel"), 1.25 * (105.6 + 17.7) / 200);
}

// Week 1: vans bring 10 appliances of 60 kg each 6 km; 70 of the 84 km to homes are for that.
TEST_F(Expenses, AParcelBearsTheVisitsOfVansThatBringGoods) {
  auto ledger = hauling_county();
  ledger.hauled(1, Haulage::van_load) = 600 * 7'000;
  ledger.hauled(1, Haulage::van_activity) = 600 * 6'000;
  ledger.hauled(1, Haulage::van_to_visits) = 84'000;
  ledger.hauled(1, Haulage::van_to_deliver) = 70'000;
  auto const together = expenses({ledger});
  EXPECT_DOUBLE_EQ(real(together, "carrier_load_distance", {0, 0, 2, 1}), 4.2);
  EXPECT_DOUBLE_EQ(real(together, "transport_activity", {0, 0, 2, 1}), 3.6);
  EXPECT_DOUBLE_EQ(real(together, "emissions", {0, 0, 2, 1}), 1.25 * 9);
  double const whole = 1.25 * (105.6 + 17.7 + 9 * 70.0 / 84);
  EXPECT_DOUBLE_EQ(real(together, "emissions_per_parcel", {0, 0, 1}), whole / 200);
  EXPECT_DOUBLE_EQ(real(together, "summary/emissions_per_parcel", {0}), whole / 200);
}

// On days 8 and 9, 500 pieces of 2 kg and 10 l came for the county's stock: a ton, half of a vehicle by
// volume and the whole of one by weight.
TEST_F(Expenses, GoodsForTheCountysStockArePickedCarriedAndSorted) {
  auto s = scenario();
  auto& settings = s.stretches.front().settings;
  settings.cost = prices();
  settings.products[kParcels].weight = {2}, settings.products[kParcels].volume = {0.01};
  settings.line_haul.loading_time = sim::hours(1), settings.line_haul.speed = {60};
  settings.line_haul.delay = sim::Distribution::constant(1800);
  auto ledger = hauling_county();
  auto const without = tabulate(s, {run_of({ledger})}, provenance());
  ledger.stock = models::StockLedger(kDays, 2);
  ledger.stock.add(sim::midnight(8), kParcels, models::StockFact::received, 200);
  ledger.stock.add(sim::midnight(9), kParcels, models::StockFact::received, 300);
  ledger.stock.add(sim::midnight(9), kParcels, models::StockFact::issued, 7);
  auto const with = tabulate(s, {run_of({ledger})}, provenance());
  auto const more = [&](char const* name, std::size_t i) {
    return real(with, name, {0, 0, i, 1}) - real(without, name, {0, 0, i, 1});
  };
  auto const cost = [&](Level level, Kind kind) {
    std::size_t i = 0;
    while (figures::cost_items[i].level != level || figures::cost_items[i].kind != kind) ++i;
    return more("cost", i);
  };
  EXPECT_NEAR(cost(Level::warehouse, Kind::wages), 500.0 / 50 * 20, 0.005);
  EXPECT_NEAR(cost(Level::warehouse, Kind::facilities), 500 * 0.5, 0.005);
  EXPECT_NEAR(cost(Level::line_haul, Kind::vehicles), 2 * 60 * 4, 0.005);
  EXPECT_NEAR(cost(Level::line_haul, Kind::wages), (1 + 2 * 1.5) * 30, 0.005);
  EXPECT_NEAR(cost(Level::hub, Kind::wages), 0, 0.005) << "7 hours of sorting are the staff's";
  EXPECT_NEAR(cost(Level::trucks, Kind::wages), 0, 0.005);
  EXPECT_DOUBLE_EQ(more("carrier_distance", 0), 120);
  EXPECT_DOUBLE_EQ(more("carrier_empty_distance", 0), 60);
  EXPECT_DOUBLE_EQ(more("transport_activity", 0), 60);
  EXPECT_DOUBLE_EQ(more("emissions", 0), 1.25 * (120 * 0.4 + 60 * 0.2));
}

TEST_F(Expenses, ACenterSavesTheWayToTown) {
  // There and back, 100 households 2 km, 50 households 2 (4 - 3) km, 50 households 18 km.
  double const saved = (100 * 2.0 + 50 * 2.0 + 50 * 18.0) / 200;
  EXPECT_DOUBLE_EQ(real(t, "trip_distance_saved", {0, 0, 1}), 190 * 0.5 * saved);
  EXPECT_DOUBLE_EQ(real(t, "trip_time_saved", {0, 0, 1}), 190 * 0.5 * saved / 20);
  EXPECT_DOUBLE_EQ(summary("trip_distance_saved"), 190 * 0.5 * saved / (200 * 9 / 365.0));
}

// c1: 9 of 12 orders in time, 150 households, 1 km from the hub; c2: 2 of 8, 50 households, 9 km.
TEST_F(Expenses, EquityWeighsCentersByTheirHouseholds) {
  auto ledger = hauling_county();
  ledger.center_orders(1, 0) = 8, ledger.center_orders(1, 1) = 2;
  auto const two = expenses({ledger});
  auto const figure = [&](char const* name) { return real(two, std::string("summary/") + name, {0}); };
  double const mean = (150 * 0.75 + 50 * 0.25) / 200;
  EXPECT_NEAR(figure("next_day_gini"), 0.75 * 0.25 * 0.5 / mean, 1e-12) << "p (1 - p) difference / mean";
  EXPECT_NEAR(figure("next_day_theil"),
              0.75 * 0.75 / mean * std::log(0.75 / mean) + 0.25 * 0.25 / mean * std::log(0.25 / mean), 1e-12);
  EXPECT_NEAR(figure("next_day_theil_between"), 0, 1e-12);
  EXPECT_DOUBLE_EQ(figure("next_day_worst_decile"), 0.25);
  EXPECT_DOUBLE_EQ(figure("remote_next_day_rate"), 0.25) << "further than three quarters: c2";
  EXPECT_TRUE(std::isnan(figure("near_next_day_rate"))) << "nobody is nearer than a quarter";
  EXPECT_DOUBLE_EQ(figure("way_worst_decile"), 3) << "v2";
}

// 27 days, so that jobs of the first eleven are old enough: 14 days for the delivery, two until they are
// done.
struct FourWeeks {
  static constexpr std::int64_t kLong = 27;
  models::Scenario s;
  RunLedger run;
  explicit FourWeeks(std::vector<double> const& households) : s(scenario(households.size())) {
    s.run.days = kLong, s.run.warm_up = 0;
    run.days = kLong;
    run.fingerprint = 0xfeed, run.events = 1,
    run.fingerprints = std::vector<std::uint64_t>(households.size() + 1, 0xa);
    run.warehouse_backlog = models::Counts<std::int64_t>(kLong, 1);
    auto const weeks = models::Counts<std::int64_t>(4, models::kResources);
    run.warehouse.busy_by_week = run.warehouse.available_by_week = weeks;
    for (std::size_t c = 0; c < households.size(); ++c) {
      auto& county = s.network.counties[c];
      county.id = "county-" + std::to_string(c);
      county.villages.resize(1);
      county.villages.front().households = households[c];
      county.centers.resize(1);
      auto& ledger = run.counties.emplace_back(kLong, 0, 2, 1);
      ledger.utilisation.busy_by_week = ledger.utilisation.available_by_week = weeks;
    }
  }
  void jobs(std::size_t c, std::uint32_t all, std::uint32_t in_time, std::size_t day = 3) {
    run.counties[c].jobs(day, 0) += all, run.counties[c].installed_within(day, 0) += in_time;
  }
};

constexpr char const* kWorst = "summary/installed_within_48h_worst_counties";

// Of 1,000 households with jobs the tenth is 100: 60 of the county with 20 %, and 40 of the one with 50 %.
TEST(InstallationByCounty, IsThatOfTheWorstTenthOfTheHouseholds) {
  FourWeeks three({60, 440, 500, 7'000});  // the last has no jobs
  three.jobs(0, 10, 2), three.jobs(1, 4, 2), three.jobs(2, 300, 270, 10);
  three.jobs(2, 500, 0, 11);  // too late to be judged
  auto const t = tabulate(three.s, {three.run}, provenance());
  EXPECT_NEAR(real(t, kWorst, {0}), (60 * 0.2 + 40 * 0.5) / 100, 1e-12);
  auto const by_county = [&](std::size_t c) { return real(t, std::string("county_") + kWorst, {0, c}); };
  EXPECT_DOUBLE_EQ(by_county(0), 0.2);
  EXPECT_DOUBLE_EQ(by_county(2), 0.9) << "a county by itself has its own rate";
  EXPECT_TRUE(std::isnan(by_county(3))) << "no jobs";
}

// A tenth of the households is 50, all of one county: the first in one replication, the second in the other.
// Of both together it is the second, where 4 of 20 were in time.
TEST(InstallationByCounty, OfSeveralReplicationsIsThatOfTheirJobsTogether) {
  FourWeeks first({100, 400}), second({100, 400});
  first.jobs(0, 10, 2), first.jobs(1, 10, 4), second.jobs(0, 30, 24), second.jobs(1, 10, 0);
  auto const t = tabulate(first.s, {first.run, second.run}, provenance());
  EXPECT_DOUBLE_EQ(real(t, kWorst, {0}), 0.2);
  EXPECT_DOUBLE_EQ(real(t, kWorst, {1}), 0);
  EXPECT_DOUBLE_EQ(real(t, "pooled/installed_within_48h_worst_counties", {}), 0.2)
      << "of the second: 4 of 20";
  EXPECT_DOUBLE_EQ(real(t, "county_pooled/installed_within_48h_worst_counties", {0}), 26.0 / 40);
}

TEST(InstallationByCounty, WithoutJobsIsMissing) {
  FourWeeks const none({100, 400});
  EXPECT_TRUE(std::isnan(real(tabulate(none.s, {none.run}, provenance()), kWorst, {0})));
}

// Two replications in which one center is better and then the other: together they are alike.
TEST_F(Expenses, EquityOfSeveralReplicationsIsThatOfTheirOrdersTogether) {
  auto const replication = [](std::uint32_t first, std::uint32_t second) {
    auto ledger = hauling_county();
    ledger.center_orders(0, 0) = 12, ledger.center_orders(0, 1) = first;
    ledger.center_orders(1, 0) = 12, ledger.center_orders(1, 1) = second;
    return run_of({ledger});
  };
  auto s = scenario();
  s.stretches.front().settings.cost = prices();
  auto const two = tabulate(s, {replication(9, 3), replication(3, 9)}, provenance());
  EXPECT_GT(real(two, "summary/next_day_gini", {0}), 0.1);
  EXPECT_GT(real(two, "summary/next_day_gini", {1}), 0.1);
  auto const figures = summarise(two);
  auto const told = [&](char const* name) {
    return *std::find_if(figures.begin(), figures.end(), [&](Figure const& f) { return f.name == name; });
  };
  EXPECT_NEAR(told("next_day_gini").value, 0, 1e-12);
  EXPECT_GT(told("next_day_gini").half_width, 0.1);
  EXPECT_DOUBLE_EQ(told("next_day_worst_decile").value, 0.5);
  // 150 and 50 households, 24 orders each, half of them in time.
  double const deviation = std::sqrt(0.25 / 24);
  EXPECT_NEAR(told("next_day_gini_chance").value,
              2 * 0.75 * 0.25 * 2 * deviation / std::sqrt(std::numbers::pi) / (2 * 0.5), 1e-12);
}

TEST_F(Expenses, TheilOfTwoCountiesAddsUp) {
  auto second = hauling_county();
  second.center_orders(0, 1) = 3, second.center_orders(1, 0) = 10, second.center_orders(1, 1) = 9;
  auto const two = expenses({hauling_county(), second});
  auto const figure = [&](char const* name) { return real(two, std::string("summary/") + name, {0}); };
  EXPECT_GT(figure("next_day_theil_between"), 0);
  EXPECT_GT(figure("next_day_theil_within"), 0);
  EXPECT_NEAR(figure("next_day_theil_between") + figure("next_day_theil_within"), figure("next_day_theil"),
              1e-12);
}

TEST(Differences, MayBeNegativeInTheirIntervals) {
  Tables t;
  t.add_axis({.name = "replicate",
              .dims = {"replicate"},
              .data = std::vector<std::int32_t>{0, 1},
              .long_name = "number of the replication",
              .units = "1"});
  auto const add = [&](char const* name, Attributes extra) {
    t.add(Variable{.name = name,
                   .dims = {"replicate"},
                   .data = std::vector<double>{0.01, -0.03},
                   .long_name = "a difference",
                   .units = "1",
                   .extra = std::move(extra)});
  };
  add("summary/share", {});
  add("summary/gap", {{"sign", std::string("any")}});
  auto const figures = summarise(t);
  EXPECT_EQ(figures[0].interval.low, 0);
  EXPECT_LT(figures[1].interval.low, -0.01);
}

TEST_F(Expenses, OfACountyInWhichNothingHappensHaveNoFigureButTheirFixedCosts) {
  auto const empty = expenses({empty_county()});
  EXPECT_DOUBLE_EQ(real(empty, "cost_total", {0, 0, 1}), 1600 + 700 + 700 + 140 + 140);
  EXPECT_TRUE(std::isnan(real(empty, "cost_per_parcel", {0, 0, 1})));
  EXPECT_TRUE(std::isnan(real(empty, "emission_intensity", {0, 0, 0, 1})));
  for (char const* name :
       {"cost_per_parcel", "cost_per_installation", "emissions_per_parcel", "next_day_gini"})
    EXPECT_TRUE(std::isnan(real(empty, std::string("summary/") + name, {0}))) << name;
  EXPECT_DOUBLE_EQ(real(empty, "summary/trip_distance_saved", {0}), 0);
}

}  // namespace
}  // namespace ruralsim::results::hand_made
