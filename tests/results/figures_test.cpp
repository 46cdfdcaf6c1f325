// Every figure from ledgers of a few numbers, worked out by hand.

#include "results/figures/histogram.hpp"
#include "sim/fault.hpp"
#include "tests/results/hand_made.hpp"

#include <functional>

#include <gmock/gmock.h>

namespace ruralsim::results::hand_made {
namespace {

using ::testing::HasSubstr;

MATCHER(IsMissing, "is NaN") {
  return std::isnan(arg);
}

class Figures : public ::testing::Test {
 protected:
  Tables const t = busy_tables();
  double summary(std::string const& name) const { return real(t, "summary/" + name, {0}); }
};

TEST_F(Figures, NextDayRateOfAWeekIsTheRatioOfItsSums) {
  EXPECT_EQ(whole(t, "orders_placed", {0, 0, 1}), 20);
  EXPECT_EQ(whole(t, "orders_next_day", {0, 0, 1}), 16);
  EXPECT_DOUBLE_EQ(real(t, "next_day_rate", {0, 0, 1}), 16.0 / 20);
  EXPECT_DOUBLE_EQ(real(t, "daily_next_day_rate", {0, 0, 8}), 0.8);
}

TEST_F(Figures, ADayWithoutOrdersHasNoRate) {
  EXPECT_EQ(whole(t, "daily_orders_placed", {0, 0, 9}), 0);
  EXPECT_THAT(real(t, "daily_next_day_rate", {0, 0, 9}), IsMissing());
}

TEST_F(Figures, OrdersWhoseDeadlineLiesBeyondTheRunAreCountedButNotJudged) {
  EXPECT_EQ(whole(t, "daily_orders_placed", {0, 0, 15}), 5);
  EXPECT_EQ(whole(t, "daily_orders_judged", {0, 0, 15}), 0);
  EXPECT_EQ(whole(t, "daily_orders_next_day", {0, 0, 15}), 0);
  EXPECT_THAT(real(t, "daily_next_day_rate", {0, 0, 15}), IsMissing());
  EXPECT_THAT(real(t, "next_day_rate", {0, 0, 2}), IsMissing());
}

TEST_F(Figures, LaterDeadlinesAndInHandAreCountedAlike) {
  EXPECT_DOUBLE_EQ(real(t, "ready_rate", {0, 0, 0, 1}), 16.0 / 20);
  EXPECT_DOUBLE_EQ(real(t, "ready_rate", {0, 0, 1, 1}), 17.0 / 20);
  EXPECT_DOUBLE_EQ(real(t, "ready_rate", {0, 0, 2, 1}), 20.0 / 20);
  EXPECT_DOUBLE_EQ(real(t, "in_hand_rate", {0, 0, 0, 1}), 5.0 / 20);
  EXPECT_EQ(whole(t, "daily_orders_due", {0, 0, 2, 12}), 0) << "none was placed";
  EXPECT_DOUBLE_EQ(real(t, "promise_rate", {0, 0, 1}), 8.0 / 9);
}

TEST_F(Figures, DaysAreFlaggedByWhetherTheyCount) {
  auto const days = t.at("judged").values<std::uint8_t>();
  EXPECT_EQ(days[0], 0) << "warm-up";
  EXPECT_EQ(days[1], 0);
  EXPECT_EQ(days[2], 1);
  EXPECT_EQ(days[14], 1);
  EXPECT_EQ(days[15], 2) << "not yet due";
  auto const weeks = t.at("judged_week").values<std::uint8_t>();
  EXPECT_EQ(std::vector(weeks.begin(), weeks.end()), (std::vector<std::uint8_t>{0, 1, 2}));
}

TEST_F(Figures, TheWholeRunLeavesOutTheWarmUpAndWhatIsNotYetDue) {
  EXPECT_DOUBLE_EQ(summary("orders"), 20);
  EXPECT_DOUBLE_EQ(summary("next_day_rate"), 16.0 / 20);
  EXPECT_DOUBLE_EQ(summary("three_day_rate"), 20.0 / 20);
  EXPECT_DOUBLE_EQ(summary("in_hand_next_day_rate"), 5.0 / 20);
  EXPECT_DOUBLE_EQ(summary("promise_rate"), 8.0 / 9);
  EXPECT_DOUBLE_EQ(summary("late_orders"), 4);
}

TEST_F(Figures, GroupsAndChannelsAddUpToTheOrders) {
  EXPECT_EQ(whole(t, "orders_by_group", {0, 0, kParcels, 1}), 16);
  EXPECT_EQ(whole(t, "orders_by_group", {0, 0, kAppliances, 1}), 4);
  EXPECT_DOUBLE_EQ(real(t, "next_day_rate_by_group", {0, 0, kAppliances, 1}), 0.5);
  EXPECT_EQ(whole(t, "orders_by_channel", {0, 0, 1, 1}), 3);
  EXPECT_DOUBLE_EQ(summary("appliances"), 4);
}

TEST(Quantiles, OfOtherBinsAreReadByTheirBounds) {
  std::array<std::int64_t, 4> const bins{0, 10, 0, 10};
  std::array<double, 4> const bounds{0, 72, 78, 84};
  EXPECT_DOUBLE_EQ(figures::quantile_hours(bins, bounds, 20, 0.25), 75);
  EXPECT_DOUBLE_EQ(figures::quantile_hours(bins, bounds, 20, 0.75), 84) << "the last bin has no upper bound";
}

TEST_F(Figures, QuantilesAreInterpolatedWithinTheirBin) {
  // 20 orders: the 10th is the last of bin 10-11 h, the 18th that of 30-31 h, the 19th is half of 80-81 h.
  EXPECT_DOUBLE_EQ(real(t, "lead_time_ready_quantile", {0, 0, 0, 1}), 11);
  EXPECT_DOUBLE_EQ(real(t, "lead_time_ready_quantile", {0, 0, 1, 1}), 31);
  EXPECT_DOUBLE_EQ(real(t, "lead_time_ready_quantile", {0, 0, 2, 1}), 80.5);
  EXPECT_DOUBLE_EQ(real(t, "lead_time_ready_mean", {0, 0, 1}), 25);
  EXPECT_DOUBLE_EQ(summary("lead_time_p50"), 11);
  EXPECT_DOUBLE_EQ(summary("lead_time_mean"), 25);
}

TEST_F(Figures, OpenOrdersAreTheLongestOfAll) {
  // 10 of 20 are in hand: P50 is the last of them, P90 is among those that are not.
  EXPECT_DOUBLE_EQ(real(t, "lead_time_in_hand_quantile", {0, 0, 0, 1}), 41);
  EXPECT_THAT(real(t, "lead_time_in_hand_quantile", {0, 0, 1, 1}), IsMissing());
  EXPECT_DOUBLE_EQ(real(t, "lead_time_in_hand_mean", {0, 0, 1}), 40) << "of those in hand";
  // 5 orders of week 2, none ready.
  EXPECT_THAT(real(t, "lead_time_ready_quantile", {0, 0, 0, 2}), IsMissing());
  EXPECT_THAT(real(t, "lead_time_ready_mean", {0, 0, 2}), IsMissing());
}

TEST_F(Figures, StagesAddUpToTheLeadTime) {
  double sum = 0;
  for (std::size_t stage = 0; stage < number(Stage::pick_up); ++stage)
    sum += real(t, "stage_mean", {0, 0, stage, 1});
  EXPECT_DOUBLE_EQ(sum, real(t, "lead_time_ready_mean", {0, 0, 1}));
  EXPECT_DOUBLE_EQ(real(t, "stage_mean", {0, 0, number(Stage::pick_up), 1}), 6) << "of those in hand";
  EXPECT_DOUBLE_EQ(real(t, "summary/stage_mean", {0, number(Stage::picking)}), 2);
}

TEST_F(Figures, ReasonsAddUpToTheLateOrders) {
  std::int64_t late = 0;
  for (std::size_t reason = 0; reason < models::kReasons; ++reason)
    late += whole(t, "late", {0, 0, reason, 1});
  EXPECT_EQ(late, whole(t, "orders_judged", {0, 0, 1}) - whole(t, "orders_next_day", {0, 0, 1}));
  EXPECT_EQ(whole(t, "daily_late", {0, 0, number(Reason::truck_full), 7}), 2);
  EXPECT_DOUBLE_EQ(real(t, "lost_hours", {0, 0, number(Reason::truck_full), 1}), 20);
  EXPECT_DOUBLE_EQ(real(t, "summary/late_share", {0, number(Reason::truck_full)}), 1);
  EXPECT_DOUBLE_EQ(summary("late_by_timetable_share"), 0.25);
}

TEST_F(Figures, InstallationHasItsCohortsItsBacklogAndItsVisits) {
  EXPECT_DOUBLE_EQ(real(t, "installed_within_48h_rate", {0, 0, 1}), 0.25);
  EXPECT_DOUBLE_EQ(real(t, "installed_within_7d_rate", {0, 0, 1}), 0.5);
  EXPECT_DOUBLE_EQ(real(t, "installation_from_delivery_quantile", {0, 0, 0, 1}), 24 + 2.0 / 3);
  EXPECT_EQ(whole(t, "backlog", {0, 0, 3, 15}), 1);
  EXPECT_DOUBLE_EQ(real(t, "backlog_in_days_of_work", {0, 0, 7}), 0.5) << "3 h of work, 6 h a day on shift";
  EXPECT_DOUBLE_EQ(real(t, "first_time_fix_rate", {0, 0, 1}), 2.0 / 3)
      << "6 visits less 1 and 2: 3 completed";
  EXPECT_DOUBLE_EQ(summary("backlog_end"), 3);
  EXPECT_DOUBLE_EQ(summary("backlog_old_end"), 1);
  EXPECT_DOUBLE_EQ(summary("backlog_mean"), 9.0 * 3 / 14) << "14 days after the warm-up";
  EXPECT_DOUBLE_EQ(summary("nobody_home_share"), 1.0 / 6);
}

// A run of 42 days without warm-up.
Tables six_weeks(std::function<void(CountyLedger&)> const& write) {
  auto longer = scenario();
  longer.run.days = 42, longer.run.warm_up = 0;
  CountyLedger county(42, 0, 2, 2);
  county.utilisation.busy_by_week = county.utilisation.available_by_week =
      models::Counts<std::int64_t>(6, models::kResources);
  write(county);
  RunLedger run = run_of({county});
  run.days = 42;
  run.warehouse_backlog = models::Counts<std::int64_t>(42, 1);
  run.warehouse.busy_by_week = run.warehouse.available_by_week = county.utilisation.busy_by_week;
  return tabulate(longer, {run}, {});
}

TEST(FiguresOfJobs, CountThoseAloneThatHadTimeForDeliveryAndInstallation) {
  // The 16th day after day 25, and the 21st after day 20, are the last of the run.
  auto const t = six_weeks([](CountyLedger& county) {
    for (std::size_t const day : {20, 21, 25, 26}) county.jobs(day, 0) = 4;
    county.installed_within(20, 0) = 3, county.installed_within(20, 1) = 4;
    county.installed_within(21, 0) = 2, county.installed_within(25, 0) = 1,
                                county.installed_within(26, 0) = 1;
  });
  EXPECT_DOUBLE_EQ(real(t, "summary/jobs", {0}), 16);
  EXPECT_DOUBLE_EQ(real(t, "summary/jobs_48h", {0}), 12);
  EXPECT_DOUBLE_EQ(real(t, "summary/installed_within_48h_rate", {0}), 6.0 / 12);
  EXPECT_DOUBLE_EQ(real(t, "summary/jobs_7d", {0}), 4);
  EXPECT_DOUBLE_EQ(real(t, "summary/installed_within_7d_rate", {0}), 1);
  EXPECT_THAT(real(busy_tables(), "summary/installed_within_48h_rate", {0}), IsMissing()) << "16 days";
}

TEST(FiguresOfReturns, AreSharesOfWhatIsSettledAndWasStoredToTheEnd) {
  // Storage is 7 days: the 21st day after day 20 is the last of the run.
  auto const t = six_weeks([](CountyLedger& county) {
    for (std::size_t const day : {3, 20, 21, 38})
      place(county, day, {10, 9, 9, 9}), county.in_hand(day, 0) = 6;
    county.returned(3, kParcels) = 3, county.returned(20, kParcels) = 1, county.returned(21, kParcels) = 2;
  });
  EXPECT_DOUBLE_EQ(real(t, "summary/settled_orders", {0}), 16);
  EXPECT_DOUBLE_EQ(real(t, "summary/returned_share", {0}), 4.0 / 16) << "not of 40 orders";
  EXPECT_THAT(real(busy_tables(), "summary/returned_share", {0}), IsMissing()) << "16 days";
}

TEST(FiguresOfReturns, OfWhatWasBroughtBackAreOfOrdersThatWereInHandForSevenDays) {
  // 14 days for the delivery, 7 of storage and 7 in hand: the 28th day after day 13 is the last of the run.
  auto const t = six_weeks([](CountyLedger& county) {
    for (std::size_t const day : {3, 13, 14}) place(county, day, {10, 9, 9, 9}), county.in_hand(day, 0) = 8;
    county.brought_back(3, kParcels) = 3, county.brought_back(13, kParcels) = 1;
    county.brought_back(14, kParcels) = 2;
    county.returned(3, kParcels) = 1;
    county.back_at_warehouse(3, kParcels) = 4, county.back_at_warehouse(13, kParcels) = 1;
    county.left_on_way_back(static_cast<std::size_t>(models::BackStage::hub), kParcels) = 2;
  });
  EXPECT_DOUBLE_EQ(real(t, "summary/collected_orders", {0}), 16);
  EXPECT_DOUBLE_EQ(real(t, "summary/brought_back_share", {0}), 4.0 / 16) << "not of 24 orders";
  EXPECT_DOUBLE_EQ(real(t, "summary/back_at_warehouse", {0}), 5);
  EXPECT_DOUBLE_EQ(real(t, "summary/still_on_the_way_back", {0}), 2);
  EXPECT_EQ(whole(t, "brought_back_by_group", {0, 0, kParcels, 1}), 1);
  EXPECT_EQ(whole(t, "brought_back_by_group", {0, 0, kParcels, 2}), 2);
  EXPECT_EQ(whole(t, "back_at_warehouse_by_group", {0, 0, kParcels, 0}), 4);
  EXPECT_EQ(whole(t, "left_on_way_back", {0, 0, 2, kParcels}), 2);
  EXPECT_THAT(real(busy_tables(), "summary/brought_back_share", {0}), IsMissing()) << "16 days";
}

TEST_F(Figures, TechniciansTravelWorkAndAreIdle) {
  EXPECT_DOUBLE_EQ(real(t, "technician_time", {0, 0, 0, 1}), 10);
  EXPECT_DOUBLE_EQ(real(t, "technician_time", {0, 0, 1, 1}), 4);
  EXPECT_DOUBLE_EQ(real(t, "technician_time", {0, 0, 2, 1}), 28);
  EXPECT_DOUBLE_EQ(real(t, "summary/technician_share", {0, 2}), 28.0 / 42);
}

TEST_F(Figures, UtilisationIsBusyOverAvailable) {
  auto const trucks = number(Resource::trucks);
  EXPECT_DOUBLE_EQ(real(t, "utilisation", {0, 0, trucks, 8}), 0.5);
  EXPECT_THAT(real(t, "utilisation", {0, 0, trucks, 9}), IsMissing()) << "nobody on duty";
  EXPECT_DOUBLE_EQ(real(t, "weekly_utilisation", {0, 0, trucks, 1}), 0.25);
  EXPECT_DOUBLE_EQ(real(t, "summary/utilisation", {0, trucks}), 0.25);
}

TEST_F(Figures, TrucksAndLineHaul) {
  EXPECT_DOUBLE_EQ(real(t, "truck_fullness", {0, 0, 1}), 0.75) << "3,000 permille over 4 runs";
  EXPECT_DOUBLE_EQ(real(t, "truck_distance", {0, 0, 1}), 80.5);
  EXPECT_DOUBLE_EQ(real(t, "parcels_per_truck_day", {0, 0, 1}), 200.0 / 14);
  EXPECT_DOUBLE_EQ(real(t, "line_haul_load_factor", {0, 0, 1}), 0.25);
  EXPECT_DOUBLE_EQ(summary("trucks"), 2) << "days 2 to 15";
  EXPECT_DOUBLE_EQ(summary("parcels_per_truck_day"), 200.0 / 18)
      << "weeks past the warm-up alone (9 days): the parcels of days 2 to 6 are not counted either";
  EXPECT_THAT(real(t, "line_haul_load_factor", {0, 0, 0}), IsMissing());
  EXPECT_EQ(whole(t, "trucks", {0, 0, 3}), 2);
}

TEST_F(Figures, CoverageGrowsWhenACenterOpens) {
  EXPECT_EQ(value<std::int64_t>(t, "villages_served", {0, 4}), 2);
  EXPECT_EQ(value<std::int64_t>(t, "villages_served", {0, 5}), 3);
  EXPECT_DOUBLE_EQ(real(t, "households_served", {0, 4}), 150);
  // To c1: v1 0 km, v2 3 km, v3 sqrt(82) = 9.06 km.
  EXPECT_DOUBLE_EQ(real(t, "households_within", {0, 0, 4}), 100) << "1 km";
  EXPECT_DOUBLE_EQ(real(t, "households_within", {0, 2, 4}), 150) << "5 km";
  EXPECT_DOUBLE_EQ(real(t, "households_within", {0, 3, 4}), 200) << "10 km";
  EXPECT_DOUBLE_EQ(real(t, "distance_to_center", {0, 4}), (50 * 3 + 50 * std::sqrt(82.0)) / 200);
  EXPECT_DOUBLE_EQ(real(t, "distance_to_center", {0, 5}), 50.0 * 3 / 200);
}

TEST_F(Figures, RatesByCenterAndByRemoteness) {
  EXPECT_DOUBLE_EQ(real(t, "center_next_day_rate", {0, 0}), 0.75);
  EXPECT_THAT(real(t, "center_next_day_rate", {0, 1}), IsMissing());
  EXPECT_DOUBLE_EQ(real(t, "next_day_rate_by_remoteness", {0, 0, 1}), 0.75) << "c1 is the nearer of two";
  EXPECT_EQ(whole(t, "orders_by_remoteness", {0, 0, 1}), 12);
}

TEST_F(Figures, TheNetworkHoldsTheLastPlanAlone) {
  EXPECT_EQ(t.at("network/stop_center").size(), 2u);
  EXPECT_EQ(value<std::int32_t>(t, "network/stop_center", {0}), 1);
  EXPECT_EQ(value<std::int32_t>(t, "network/stop_planned_on", {1}), 5);
  EXPECT_EQ(value<std::string>(t, "network/center_village", {1}), "v3");
  EXPECT_DOUBLE_EQ(real(t, "network/village_center_distance", {1}), 3);
}

TEST_F(Figures, ProvenanceSaysWhereTheyComeFrom) {
  auto const said = [&](char const* name) {
    return std::get<std::string>(t.find_attribute("provenance", name)->value);
  };
  EXPECT_EQ(said("seed"), "18446744073709551615") << "any 64-bit seed";
  EXPECT_EQ(said("command"), "ruralsim run \\xff.toml") << "bytes that are no UTF-8";
  EXPECT_EQ(value<std::string>(t, "provenance/scenario", {}), "schema = 1\n");
  EXPECT_EQ(value<std::string>(t, "fingerprint", {0}), "000000000000feed");
  EXPECT_EQ(value<std::string>(t, "place_fingerprint", {0, 1}), "000000000000000b");
}

TEST(FiguresOfCounties, StandSideBySideAndTheRegionSumsThem) {
  auto other = empty_county();
  place(other, 7, {10, 2, 2, 2});
  auto const t = tables({run_of({busy_county(), other})}, 2);
  EXPECT_DOUBLE_EQ(real(t, "next_day_rate", {0, 1, 1}), 0.2);
  EXPECT_DOUBLE_EQ(real(t, "summary/next_day_rate", {0}), 18.0 / 30);
  EXPECT_DOUBLE_EQ(real(t, "county_summary/next_day_rate", {0, 0}), 16.0 / 20);
  EXPECT_DOUBLE_EQ(real(t, "county_summary/next_day_rate", {0, 1}), 0.2);
  EXPECT_DOUBLE_EQ(real(t, "summary/trucks", {0}), 2) << "a mean day has the trucks of both counties";
  EXPECT_EQ(value<std::string>(t, "place_id", {2}), "b");
}

TEST(FiguresOfReplications, KeepTheirNumbers) {
  auto from = provenance();
  from.replications = {0, 3};
  auto const t = tabulate(scenario(), {run_of({busy_county()}), run_of({empty_county()})}, from);
  EXPECT_EQ(value<std::int32_t>(t, "replicate", {1}), 3);
  EXPECT_DOUBLE_EQ(real(t, "summary/orders", {1}), 0);
}

TEST(FiguresOfNothing, S28_HaveNoRatesButDoNotFail) {
  auto const t = tables({run_of({empty_county()})});
  for (char const* name : {"next_day_rate", "lead_time_mean", "lead_time_p95", "installed_within_48h_rate",
                           "first_time_fix_rate", "truck_fullness", "late_by_timetable_share"})
    EXPECT_THAT(real(t, std::string("summary/") + name, {0}), IsMissing()) << name;
  EXPECT_EQ(real(t, "summary/orders", {0}), 0);
}

TEST(FiguresWithoutTechnicians, S27_HaveABacklogAndNoDaysOfWork) {
  auto county = empty_county();
  county.jobs(7, 0) = 3;
  county.backlog(15, 2) = 3, county.backlog_work_seconds(15, 0) = 7200;
  auto const t = tables({run_of({county})});
  EXPECT_EQ(real(t, "summary/backlog_end", {0}), 3);
  EXPECT_THAT(real(t, "backlog_in_days_of_work", {0, 0, 15}), IsMissing());
  EXPECT_THAT(real(t, "summary/utilisation", {0, number(Resource::technicians)}), IsMissing());
}

TEST(FiguresOfAShortRun, UseTheWeeksOfWhichSomeDayCounts) {
  auto brief = scenario();
  brief.run.days = 5, brief.run.warm_up = 0;
  CountyLedger county(5, 0, 2, 2);
  county.utilisation.busy_by_week = county.utilisation.available_by_week =
      models::Counts<std::int64_t>(1, models::kResources);
  county.ordered(0, 0) = 2;
  county.lead_ready(0, 20) = 2;
  county.lead_seconds(0, 0) = 2 * 20 * 3600;
  RunLedger run = run_of({county});
  run.days = 5;
  run.warehouse_backlog = models::Counts<std::int64_t>(5, 1);
  auto const t = tabulate(brief, {run}, {});
  EXPECT_DOUBLE_EQ(real(t, "summary/lead_time_mean", {0}), 20);
}

TEST(Refused, AreLedgersThatDoNotFitTheScenario) {
  auto const says = [](std::vector<RunLedger> const& runs) -> std::string {
    try {
      tables(runs);
    } catch (sim::Error const& error) {
      return error.what();
    }
    return "nothing";
  };
  EXPECT_THAT(says({}), HasSubstr("no complete replication"));
  auto interrupted = run_of({busy_county()});
  interrupted.days = 9;
  EXPECT_THAT(says({run_of({busy_county()}), interrupted}),
              HasSubstr("replication 1 was interrupted after 9 of 16 days"));
  EXPECT_THAT(says({run_of({busy_county(), busy_county()})}), HasSubstr("2 counties"));
  EXPECT_THAT(says({run_of({CountyLedger(kDays, 0, 3, 2)})}), HasSubstr("county 'a' in replication 0"));
}

TEST(OrderTable, HoldsARowForEveryOrderThatWasPlaced) {
  auto county = busy_county();
  county.orders.resize(3);
  county.orders[0] = {
      .placed = 100, .accepted = 160, .ready = 90'000, .village = 2, .center = 1, .reason = -1};
  county.orders[2] = {
      .placed = 500, .village = 0, .group = 1, .channel = 1, .source = 1, .reason = 9, .visits = 2};
  auto const t = tables({run_of({county}), run_of({county})});
  EXPECT_EQ(t.at("orders/placed").size(), 4u) << "two of each replication; number 1 was never placed";
  EXPECT_EQ(value<std::int32_t>(t, "orders/order_replicate", {2}), 1);
  EXPECT_EQ(value<std::int32_t>(t, "orders/number", {1}), 2);
  EXPECT_EQ(value<std::int32_t>(t, "orders/ready", {0}), 90'000);
  EXPECT_EQ(value<std::int32_t>(t, "orders/ready", {1}), -1) << "has not been";
  EXPECT_EQ(value<std::uint8_t>(t, "orders/order_reason", {0}), 255) << "none";
  EXPECT_EQ(value<std::uint8_t>(t, "orders/order_reason", {1}), number(Reason::truck_full));
  EXPECT_EQ(value<std::int32_t>(t, "orders/order_center", {0}), 1) << "where it goes";
  EXPECT_EQ(t.find("orders/placed")->units, "seconds since 2018-07-02 00:00:00");
  EXPECT_EQ(busy_tables().find("orders/placed"), nullptr) << "only if asked for";
}

}  // namespace
}  // namespace ruralsim::results::hand_made
