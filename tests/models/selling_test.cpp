// Goods that villagers sell, in counties so small that what happens to them can be worked out by hand.
#include "models/balance.hpp"
#include "models/simulate.hpp"
#include "sim/fault.hpp"
#include "tests/support/harvest.hpp"
#include "tests/theory/bench_county.hpp"

#include <gtest/gtest.h>

namespace ruralsim::models {
namespace {

constexpr std::int64_t kDay = 86400;

std::int64_t all(SellingLedger const& ledger, SaleFact what) {
  std::int64_t sum = 0;
  for (std::size_t day = 0; day < ledger.facts.rows(); ++day)
    for (std::size_t group = 0; group < ledger.groups(); ++group) sum += ledger.fact(day, group, what);
  return sum;
}
std::int64_t left(SellingLedger const& ledger, SaleStage stage) {
  std::int64_t sum = 0;
  for (std::size_t group = 0; group < ledger.groups(); ++group)
    sum += ledger.left(group, static_cast<std::size_t>(stage));
  return sum;
}
std::int64_t hauled(SellingLedger const& ledger, SaleHaulage what) {
  std::int64_t sum = 0;
  for (std::size_t week = 0; week < ledger.haulage.rows(); ++week) sum += ledger.hauled(week, what);
  return sum;
}
Settings& settings(Scenario& scenario) {
  return scenario.stretches.front().settings;
}
SellingLedger selling_of(Scenario const& scenario) {
  return simulate(scenario, {}).counties.front().selling;  // throws if it does not balance
}

// A village of 500 households 10 km from the hub: some 20 parcels a day, and some 50 boxes.
Scenario one_center(std::int64_t days) {
  auto scenario = tests::small_county(days);
  auto& county = scenario.network.counties.front();
  county.detour = 1;
  county.villages = {{.id = "v", .at = {10, 0}, .households = 500, .center = network::CenterId{0}}};
  county.centers = {{.id = "c", .village = network::VillageId{0}, .at = {10, 0}, .opens = -1}};
  county.warehouse_distance = {120};
  auto& s = settings(scenario);
  s.products[0].share = 1, s.products[1].share = 0;
  s.counties = {{.trucks = 1, .technicians = 1}};
  s.line_haul.departures = {sim::hours(22)}, s.line_haul.speed = {60};
  s.cost.line_haul.payload = {8000}, s.cost.line_haul.volume = {55};
  s.harvests = {tests::all_year(36.5)};
  return scenario;
}

// What deliveries leave in a ledger, where selling takes no time.
void expect_same_deliveries(CountyLedger const& a, CountyLedger const& b) {
  EXPECT_EQ(a.ready, b.ready);
  EXPECT_EQ(a.ready_within, b.ready_within);
  EXPECT_EQ(a.lead_seconds, b.lead_seconds);
  EXPECT_EQ(a.stage_seconds, b.stage_seconds);
  EXPECT_EQ(a.late, b.late);
  EXPECT_EQ(a.truck_runs, b.truck_runs);
  EXPECT_EQ(a.back_at_warehouse, b.back_at_warehouse);
  EXPECT_EQ(a.utilisation.busy, b.utilisation.busy);
}

TEST(Selling, TakesNothingFromDeliveriesUnlessItTakesTime) {
  auto scenario = tests::small_county(42);
  auto& s = settings(scenario);
  s.products[0].return_share = 0.1;
  s.center.pick_up_delay = sim::Distribution::constant(3600);
  s.demand.assisted_share = 0.3;
  s.center.desk.order_time = sim::Distribution::exponential(300);
  auto const without = simulate(scenario, {});
  s.harvests = {tests::all_year(50)};
  auto const with = simulate(scenario, {});
  expect_same_deliveries(with.counties.front(), without.counties.front());
  EXPECT_GT(all(with.counties.front().selling, SaleFact::arrived), 10'000);
  EXPECT_TRUE(without.counties.front().selling.empty());
}

TEST(Selling, GoesByTheNextTruckAndTheNextVehicle) {
  auto const ledger = selling_of(one_center(28));
  auto const arrived = all(ledger, SaleFact::arrived);
  EXPECT_GT(arrived, 1000);
  // The truck leaves at 08:30, drives 10 km at 42 km/h and unloads; at the hub it waits for the vehicle that
  // comes at midnight, which is unloaded for 20 minutes; then two hours on the road.
  EXPECT_EQ(all(ledger, SaleFact::seconds_line_haul), arrived * 7200);
  auto const way = static_cast<std::int64_t>(10 / 42.0 * 3600 + 0.5);
  EXPECT_NEAR(static_cast<double>(all(ledger, SaleFact::seconds_milk_run)) / static_cast<double>(arrived),
              static_cast<double>(way), 1);
  EXPECT_EQ(hauled(ledger, SaleHaulage::truck_activity), all(ledger, SaleFact::picked_up) * 10'000);
  EXPECT_EQ(hauled(ledger, SaleHaulage::truck_load), all(ledger, SaleFact::at_hub) * 10'000);
  EXPECT_EQ(hauled(ledger, SaleHaulage::back_load), all(ledger, SaleFact::sent) * 120'000);
  EXPECT_EQ(hauled(ledger, SaleHaulage::truck_visits), 0);
}

TEST(Selling, MakesLegsThatWereEmptyLaden) {
  auto scenario = one_center(28);
  auto const with = simulate(scenario, {});
  settings(scenario).harvests.clear();
  auto const without = simulate(scenario, {});
  auto const empty = [](RunLedger const& run) {
    std::int64_t metres = 0;
    for (std::size_t week = 0; week < 4; ++week)
      metres += run.counties.front().haulage(week, static_cast<std::size_t>(Haulage::truck_empty));
    return metres;
  };
  EXPECT_GT(empty(without), 20 * 10'000);
  EXPECT_LT(empty(with), 3 * 10'000) << "but on a first day";
  auto const& ledger = with.counties.front().selling;
  EXPECT_EQ(hauled(ledger, SaleHaulage::back_laden),
            hauled(ledger, SaleHaulage::back_legs) * 120'000 - 120'000)
      << "the first vehicle finds nothing";
}

TEST(Selling, IsRefusedWhereThereIsNoRoom) {
  auto scenario = one_center(28);
  auto& s = settings(scenario).selling;
  s.center_room = 0;
  s.return_share = 0;
  auto ledger = selling_of(scenario);
  EXPECT_EQ(all(ledger, SaleFact::given_up), all(ledger, SaleFact::offered));
  EXPECT_EQ(all(ledger, SaleFact::taken_in), 0);
  s.return_share = 1;
  ledger = selling_of(scenario);
  EXPECT_EQ(all(ledger, SaleFact::given_up), 0);
  EXPECT_EQ(left(ledger, SaleStage::home), all(ledger, SaleFact::offered));
  EXPECT_GT(all(ledger, SaleFact::refused), 5 * all(ledger, SaleFact::offered))
      << "they come again and again";
}

TEST(Selling, GoesNoFurtherThanTheRoomOfTruckAndVehicle) {
  auto scenario = one_center(28);
  auto& s = settings(scenario);
  s.truck.parcels = 40;
  auto ledger = selling_of(scenario);
  for (std::size_t day = 0; day < 28; ++day) EXPECT_LE(ledger.fact(day, 0, SaleFact::picked_up), 40);
  EXPECT_GT(left(ledger, SaleStage::center), 150);
  s.truck.parcels = 1100;
  s.selling.return_weight = sim::Kg{30};
  ledger = selling_of(scenario);
  for (std::size_t day = 0; day < 28; ++day) EXPECT_LE(ledger.fact(day, 0, SaleFact::sent), 30);
  EXPECT_GT(left(ledger, SaleStage::hub), 300);
  EXPECT_EQ(hauled(ledger, SaleHaulage::back_grams_offered), hauled(ledger, SaleHaulage::back_legs) * 30'000);
}

TEST(Selling, GoesAfterParcelsThatGoBack) {
  auto scenario = one_center(28);
  auto& s = settings(scenario);
  s.products[0].return_share = 1;
  s.center.return_delay = sim::Distribution::constant(kDay);
  s.center.pick_up_delay = sim::Distribution::constant(3600);
  auto const without = [&] {
    auto copy = scenario;
    settings(copy).harvests.clear();
    return simulate(copy, {});
  }();
  s.selling.return_volume = sim::M3{0.21};  // of some 20 parcels of 0.01 m3 hardly any room is left
  auto const with = simulate(scenario, {});
  expect_same_deliveries(with.counties.front(), without.counties.front());
  auto const& ledger = with.counties.front().selling;
  EXPECT_LT(all(ledger, SaleFact::sent), 28 * 8);
  EXPECT_GT(all(ledger, SaleFact::at_hub), 28 * 20);
}

TEST(Selling, SendsATruckForNothingElseIfAsked) {
  auto scenario = one_center(28);
  auto& s = settings(scenario);
  s.demand.orders_per_household = {0.2};  // a parcel every four days
  auto ledger = selling_of(scenario);
  auto const mean_wait = [&] {
    return all(ledger, SaleFact::seconds_center) / all(ledger, SaleFact::arrived);
  };
  auto const along = mean_wait();
  EXPECT_EQ(hauled(ledger, SaleHaulage::truck_visits), 0);
  s.selling.visit_from = 60;
  ledger = selling_of(scenario);
  auto const visits = hauled(ledger, SaleHaulage::truck_visits);
  EXPECT_GT(visits, 5);
  EXPECT_LT(visits, 20) << "60 boxes come in a day and a bit";
  EXPECT_EQ(hauled(ledger, SaleHaulage::truck_extra_metres), visits * 20'000);
  EXPECT_LT(mean_wait(), along / 2);
}

TEST(Selling, SpoilsWhatIsOnItsWayForTooLong) {
  auto scenario = one_center(28);
  auto& harvest = settings(scenario).harvests.front();
  harvest.keeps = sim::hours(1);
  auto ledger = selling_of(scenario);
  EXPECT_EQ(all(ledger, SaleFact::spoiled), all(ledger, SaleFact::arrived));
  harvest.keeps = sim::days(5);
  EXPECT_EQ(all(selling_of(scenario), SaleFact::spoiled), 0);
  harvest.keeps = sim::hours(36);  // taken in before 14:26 or after 20:00: some are, some are not
  ledger = selling_of(scenario);
  EXPECT_GT(all(ledger, SaleFact::spoiled), 0);
  EXPECT_LT(all(ledger, SaleFact::spoiled), all(ledger, SaleFact::arrived));
}

TEST(Selling, IsTheDrivers) {
  auto scenario = one_center(28);
  auto& s = settings(scenario);
  s.selling.seconds_per_box = 60;
  auto ledger = selling_of(scenario);
  EXPECT_EQ(hauled(ledger, SaleHaulage::truck_seconds), 60 * all(ledger, SaleFact::picked_up));
  // Home by 18:30 from a stop at 09:00: there is time for 29 boxes of twenty minutes, of some 50.
  s.selling.seconds_per_box = 1200;
  ledger = selling_of(scenario);
  for (std::size_t day = 0; day < 28; ++day) EXPECT_LE(ledger.fact(day, 0, SaleFact::picked_up), 29);
  EXPECT_GT(all(ledger, SaleFact::picked_up), 28 * 20);
  EXPECT_GT(left(ledger, SaleStage::center), 300);
}

TEST(Selling, KeepsTheAgentBusy) {
  auto scenario = one_center(56);
  auto& s = settings(scenario);
  s.demand.assisted_share = 1;
  s.center.desk.order_time = sim::Distribution::constant(600);
  auto const without = simulate(scenario, {});
  s.selling.intake_time = sim::minutes(8);
  auto const with = simulate(scenario, {});
  auto const waits = [](RunLedger const& run) {
    std::int64_t sum = 0;
    for (std::size_t week = 0; week < 8; ++week)
      sum += run.counties.front().stage_seconds(week, static_cast<std::size_t>(Stage::desk));
    return sum;
  };
  EXPECT_GT(waits(with), 2 * waits(without)) << "those who order wait for those who sell";
  auto const agents = [](RunLedger const& run) {
    std::int64_t sum = 0;
    for (std::size_t week = 0; week < 8; ++week)
      sum += run.counties.front().utilisation.busy_by_week(week, static_cast<std::size_t>(Resource::agents));
    return sum;
  };
  auto const& ledger = with.counties.front().selling;
  std::int64_t orders = 0;
  for (std::size_t day = 0; day < 56; ++day) orders += with.counties.front().ordered(day, 0);
  EXPECT_EQ(agents(with), 600 * orders + 480 * all(ledger, SaleFact::taken_in));
  s.center.desk.agents = 0;
  EXPECT_EQ(all(selling_of(scenario), SaleFact::taken_in), 0);
}

TEST(Selling, IsOfTheTerrainAndTheVillagesThatGrowIt) {
  auto scenario = tests::small_county(28);
  auto& s = settings(scenario);
  s.harvests = {tests::all_year(50)};
  auto const everywhere = all(selling_of(scenario), SaleFact::offered);
  s.harvests.front().villages = 0.4;
  auto const in_some = all(selling_of(scenario), SaleFact::offered);
  EXPECT_NEAR(static_cast<double>(in_some) / static_cast<double>(everywhere), 0.4, 0.16)
      << "150 villages, of households that vary by 0.6: three standard errors";
  s.harvests.front().terrain = "mountains";
  EXPECT_EQ(all(selling_of(scenario), SaleFact::offered), 0);
  s.harvests.front().terrain = "plain";
  EXPECT_EQ(all(selling_of(scenario), SaleFact::offered), in_some);
}

TEST(Selling, OfAnotherGroupLeavesTheFirstAsItWas) {
  auto scenario = one_center(28);
  auto const alone = selling_of(scenario);
  settings(scenario).harvests.push_back(tests::all_year(20));
  auto const both = selling_of(scenario);
  for (std::size_t day = 0; day < 28; ++day)
    EXPECT_EQ(both.fact(day, 0, SaleFact::offered), alone.fact(day, 0, SaleFact::offered));
}

TEST(Selling, ChangedOnADateHasTheSamePast) {
  auto scenario = tests::small_county(42);
  auto& s = settings(scenario);
  s.harvests = {tests::all_year(80), tests::all_year(20)};
  s.selling.center_room = 15;
  s.selling.return_share = 0.7;
  s.selling.seconds_per_box = 10;
  s.selling.intake_time = sim::seconds(90);
  s.selling.visit_from = 8;
  auto const before = simulate(scenario, {});
  auto later = s;
  later.harvests[0].per_household = {300}, later.harvests[1].villages = 0.1;
  later.selling = {};
  later.selling.return_weight = sim::Kg{100};
  scenario.stretches.push_back({21, later});
  auto const after = simulate(scenario, {});
  auto const& a = before.counties.front();
  auto const& b = after.counties.front();
  for (std::size_t day = 0; day < 21; ++day) {
    for (std::size_t column = 0; column < a.selling.facts.columns(); ++column)
      ASSERT_EQ(a.selling.facts(day, column), b.selling.facts(day, column))
          << "day " << day << ", " << column;
    for (std::size_t column = 0; column < a.selling.waiting.columns(); ++column)
      ASSERT_EQ(a.selling.waiting(day, column), b.selling.waiting(day, column)) << "day " << day;
    if (day < 14) {
      for (std::size_t g = 0; g < 2; ++g) ASSERT_EQ(a.ready(day, g), b.ready(day, g));
    }
  }
  for (std::size_t week = 0; week < 3; ++week)
    for (std::size_t column = 0; column < kSaleHaulage; ++column)
      if (column < static_cast<std::size_t>(SaleHaulage::back_legs) ||
          week < 2) {  // the last comes back later
        ASSERT_EQ(a.selling.haulage(week, column), b.selling.haulage(week, column)) << week << " " << column;
      }
  EXPECT_NE(a.selling, b.selling) << "and another future";
  EXPECT_GT(all(a.selling, SaleFact::refused), 100);
}

TEST(Selling, ThatLosesABoxDoesNotBalance) {
  auto const scenario = one_center(14);
  auto run = simulate(scenario, {});
  check_balance(scenario, run);
  auto& ledger = run.counties.front().selling;
  for (auto const what :
       {SaleFact::offered, SaleFact::taken_in, SaleFact::given_up, SaleFact::picked_up, SaleFact::at_hub,
        SaleFact::sent, SaleFact::arrived, SaleFact::spoiled, SaleFact::fen_paid}) {
    ledger.add(5, 0, what, 1);
    EXPECT_THROW(check_balance(scenario, run), sim::Error) << static_cast<int>(what);
    ledger.add(5, 0, what, -1);
  }
  for (std::size_t stage = 0; stage < kSaleStages; ++stage) {
    ++ledger.left(0, stage);
    EXPECT_THROW(check_balance(scenario, run), sim::Error) << stage;
    --ledger.left(0, stage);
  }
  check_balance(scenario, run);
}

// Who is refused and comes again has had the box for all that time.
TEST(Selling, CountsTimeFromWhenABoxIsFirstBrought) {
  auto scenario = one_center(56);
  auto& s = settings(scenario);
  s.selling.center_room = 40, s.selling.return_share = 1;  // some 50 come a day
  s.harvests.front().keeps = sim::days(6);
  auto const tight = selling_of(scenario);
  auto const arrived = all(tight, SaleFact::arrived);
  auto const home = all(tight, SaleFact::seconds_home) / arrived;
  EXPECT_GT(all(tight, SaleFact::refused), 500);
  EXPECT_GT(home, 2 * kDay);
  EXPECT_GT(all(tight, SaleFact::spoiled), arrived / 4) << "though none is on its way for six days";
  EXPECT_LT(all(tight, SaleFact::seconds_center) + all(tight, SaleFact::seconds_milk_run) +
                all(tight, SaleFact::seconds_hub) + all(tight, SaleFact::seconds_line_haul),
            arrived * 3 * kDay);
  s.selling.center_room = std::nullopt;
  auto const roomy = selling_of(scenario);
  EXPECT_EQ(all(roomy, SaleFact::seconds_home), 0) << "taken in as they come";
  EXPECT_EQ(all(roomy, SaleFact::spoiled), 0);
}

// The desk's queue is before the intake, too.
TEST(Selling, WaitsAtTheDeskBeforeTheIntake) {
  auto scenario = one_center(28);
  settings(scenario).selling.intake_time = sim::seconds(300);
  auto const ledger = selling_of(scenario);
  EXPECT_GE(all(ledger, SaleFact::seconds_home), 300 * all(ledger, SaleFact::arrived));
}

}  // namespace
}  // namespace ruralsim::models
