// A network that grows: who orders, who drives, what becomes of the goods of centers that close.
#include "models/rules/fleet.hpp"
#include "models/rules/rollout.hpp"
#include "models/simulate.hpp"
#include "tests/support/small_county.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <gmock/gmock.h>

namespace ruralsim::models {
namespace {

using network::kNeverCloses;
using network::kNoCenter;
using network::Life;
using network::ServiceAreas;

RunOptions recorded(std::uint32_t replication = 0) {
  RunOptions options;
  options.replication = replication, options.orders = Orders::recorded;
  return options;
}

constexpr auto by_phone = static_cast<std::uint8_t>(Channel::own_phone);

void plan(Scenario& scenario) {
  rules::GivenOpenings given;
  for (auto const& county : scenario.network.counties) {
    given.counties.emplace_back();
    given.centers.emplace_back(county.centers.size());
  }
  rules::plan_openings(scenario.network, scenario.run, scenario.stretches, given, 1);
}

RolloutSettings rollout_of(double at_start, double reach_km, double failure_share) {
  RolloutSettings rollout;
  rollout.centers_at_start = at_start, rollout.reach = {reach_km}, rollout.failure_share = failure_share;
  return rollout;
}

// A tenth of the centers open with the county, the others evenly over the run.
Scenario growing(std::int64_t days, RolloutSettings const& rollout = rollout_of(0.1, 5, 0)) {
  auto scenario = tests::small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.rollout = rollout;
  s.center.pick_up_delay = sim::Distribution::exponential(40'000);
  s.products[0].return_share = 0.1;
  s.center.return_delay = sim::Distribution::exponential(100'000);
  s.demand.assisted_share = 0.2;
  s.center.desk.order_time = sim::Distribution::exponential(300);
  s.center.desk.patience = sim::Distribution::exponential(600);
  s.center.desk.return_share = 0.9;
  plan(scenario);
  return scenario;
}

std::int64_t planned_open(Scenario const& scenario, std::int64_t day) {
  auto const& centers = scenario.network.counties.front().centers;
  return std::count_if(centers.begin(), centers.end(), [&](auto const& c) { return c.opens <= day; });
}

// A county in the mountains: long ways, few parcels.
TEST(Fleet, has_what_the_milk_runs_need_when_the_trucks_come) {
  auto scenario = tests::small_county(200);
  auto& s = scenario.stretches.front().settings;
  s.demand.growth = 6;
  s.truck.parcels = 150;
  s.fleet = {.trucks = TruckRule::by_plan, .review_days = 7, .truck_lag = 21};
  auto const late = simulate(scenario, {}).counties.front();
  s.fleet.trucks = TruckRule::as_county;
  s.counties.front().trucks = std::nullopt;  // as planned, at once
  auto const now = simulate(scenario, {}).counties.front();
  // A plan holds until the volume has moved by a tenth, but who orders trucks plans anew: one more or less.
  int ordered = 0, planned = 0;
  for (std::size_t day = 21; day < 200; ++day) {
    auto const came = day / 7 * 7;  // what was ordered at a look 21 days before
    EXPECT_NEAR(static_cast<int>(late.fleet(day, 0)), static_cast<int>(now.fleet(came, 0)), 1) << day;
    ordered += static_cast<int>(late.fleet(day, 0)), planned += static_cast<int>(now.fleet(came, 0));
  }
  EXPECT_GE(ordered, planned);  // 21 days late it would be less: the county grows
  EXPECT_GT(now.fleet(199, 0), now.fleet(0, 0) + 1);
}

TEST(Fleet, keeps_its_trucks_through_days_on_which_hardly_anybody_orders) {
  auto scenario = tests::small_county(200);
  auto& s = scenario.stretches.front().settings;
  s.truck.parcels = 150;
  s.fleet = {.trucks = TruckRule::by_plan, .review_days = 7, .truck_lag = 21};
  auto const without = simulate(scenario, {}).counties.front();
  auto const third_month = sim::year_month_day(sim::Date{scenario.run.start.days + 90}).month;
  s.demand.festivals = {{.when = {.id = "rest", .month = third_month, .day = 5, .days = 10}, .factor = 0.05}};
  auto const with = simulate(scenario, {}).counties.front();
  for (std::size_t day = 0; day < 200; ++day) EXPECT_GE(with.fleet(day, 0), without.fleet(day, 0)) << day;
}

TEST(Fleet, of_a_county_that_opens_in_a_festival_is_that_of_a_usual_day) {
  auto scenario = tests::small_county(60);
  auto& s = scenario.stretches.front().settings;
  s.truck.parcels = 150;
  s.fleet = {
      .trucks = TruckRule::by_plan, .technicians = TechnicianRule::by_jobs, .jobs_per_technician = 0.5};
  auto const without = simulate(scenario, {}).counties.front();
  s.demand.festivals = {{.when = {.id = "rest", .month = 7, .day = 2, .days = 10}, .factor = 0.05}};
  auto const with = simulate(scenario, {}).counties.front();
  for (std::size_t const day : {0, 20})
    for (std::size_t const who : {0, 1}) EXPECT_GE(with.fleet(day, who), without.fleet(day, who));
  EXPECT_GT(without.fleet(0, 0), 1u);
  EXPECT_GT(without.fleet(0, 1), 1u);
}

// All centers fail, none before the 17th day. What was ordered by then does not know of it.
TEST(Fleet, by_plan_foresees_no_failure) {
  auto scenario = tests::small_county(100);
  auto& s = scenario.stretches.front().settings;
  s.truck.parcels = 150;
  s.fleet = {.trucks = TruckRule::by_plan, .review_days = 7, .truck_lag = 60};
  s.rollout.failure_share = 1;
  for (auto& center : scenario.network.counties.front().centers) center.opens = 0;
  auto const failing = simulate(scenario, {}).counties.front();
  s.rollout.failure_share = 0;
  auto const lasting = simulate(scenario, {}).counties.front();
  EXPECT_EQ(failing.fleet(60, 0), lasting.fleet(60, 0)) << "ordered on the first day";
  EXPECT_LT(failing.fleet(99, 0), lasting.fleet(99, 0));
}

TEST(ServiceAreasOf, a_growing_county_are_the_nearest_open_center_within_reach_or_the_own) {
  auto const scenario = growing(200);
  auto const& map = scenario.network.counties.front();
  sim::Km const reach{5};
  ServiceAreas const areas(map, network::planned_lives(map), reach);
  std::size_t lent = 0, nobody = 0;
  for (std::int64_t const day : {0, 37, 100, 199})
    for (std::size_t v = 0; v < map.villages.size(); ++v) {
      auto const own = map.villages[v].center.index();
      double nearest = 1e300;
      std::uint16_t by = kNoCenter;
      for (std::uint16_t c = 0; c < map.centers.size(); ++c) {
        double const way = map.road(map.villages[v].at, map.centers[c].at).value;
        if (map.centers[c].opens > day || (way > reach.value && c != own)) continue;
        if (way < nearest) nearest = way, by = c;
      }
      ASSERT_EQ(areas.center_of(v, day), by) << "village " << v << " on day " << day;
      lent += by != kNoCenter && by != own ? 1u : 0u, nobody += by == kNoCenter ? 1u : 0u;
    }
  EXPECT_GT(lent, 10u);
  EXPECT_GT(nobody, 100u);
  for (std::size_t v = 0; v < map.villages.size(); ++v)
    EXPECT_EQ(areas.center_of(v, 199), map.villages[v].center.index()) << "all are open";
}

TEST(ServiceAreasOf, centers_that_open_and_close_are_by_looking_at_all_of_them) {
  auto const scenario = growing(200);
  auto const& map = scenario.network.counties.front();
  auto lives = network::planned_lives(map);
  for (std::size_t c = 0; c < lives.size(); c += 2)
    lives[c].closes = std::max<std::int64_t>(lives[c].opens, 0) + 10 + static_cast<std::int64_t>(c);
  for (double const reach : {0.0, 3.0, 1000.0}) {
    ServiceAreas const areas(map, lives, {reach});
    for (std::int64_t day = 0; day < 200; ++day)
      for (std::size_t v = 0; v < map.villages.size(); v += 5) {
        auto const own = map.villages[v].center.index();
        double nearest = 1e300;
        std::uint16_t by = kNoCenter;
        for (std::uint16_t c = 0; c < map.centers.size(); ++c) {
          double const way = map.road(map.villages[v].at, map.centers[c].at).value;
          if (lives[c].open(day) && (way <= reach || c == own) && way < nearest) nearest = way, by = c;
        }
        ASSERT_EQ(areas.center_of(v, day), by) << "village " << v << " on day " << day;
      }
  }
}

TEST(Growth, opens_what_was_planned_and_nobody_orders_where_nobody_serves) {
  auto const scenario = growing(120);
  auto const run = simulate(scenario, recorded());
  auto const& ledger = run.counties.front();
  auto const& map = scenario.network.counties.front();
  ServiceAreas const areas(map, network::planned_lives(map), {5});
  std::map<std::uint16_t, std::int64_t> first;  // order of each center
  for (auto const& order : ledger.orders) {
    auto const day = order.placed / 86400;
    ASSERT_TRUE(areas.open(order.center, day));
    // Who left the desk's queue comes again to the same desk, though the own center may have opened
    // overnight.
    ASSERT_TRUE(order.channel != by_phone || areas.center_of(order.village, day) == order.center);
    auto const at = first.try_emplace(order.center, day).first;
    at->second = std::min(at->second, day);
  }
  for (auto const& [center, day] : first) EXPECT_GE(day, map.centers[center].opens);
  // Of the 60 centers 6 open with the county; by any day the integer part of the plan is open.
  for (std::int64_t day = 0; day < 120; ++day)
    EXPECT_EQ(planned_open(scenario, day), 6 + 54 * day / 119) << day;
  EXPECT_GT(first.size(), 55u);
}

TEST(Growth, routes_are_planned_anew_on_the_day_of_every_opening) {
  auto const scenario = growing(60);
  auto const run = simulate(scenario, {});
  std::map<std::uint32_t, std::int64_t> stops;  // by day of the plan
  for (auto const& stop : run.counties.front().route_stops) ++stops[stop.plan_day];
  for (std::int64_t day = 0; day < 60; ++day)
    if (day == 0 || planned_open(scenario, day) > planned_open(scenario, day - 1)) {
      auto const at = stops.find(static_cast<std::uint32_t>(day));
      ASSERT_NE(at, stops.end()) << "no plan on day " << day;
      EXPECT_EQ(at->second, planned_open(scenario, day)) << day;
    }
}

TEST(Growth, a_county_that_opens_later_has_neither_orders_nor_a_fleet_before) {
  auto scenario = growing(60);
  auto& map = scenario.network.counties.front();
  map.opens = 20;
  for (auto& center : map.centers) center.opens = std::max<std::int64_t>(center.opens, 20);
  auto const run = simulate(scenario, {});
  auto const& ledger = run.counties.front();
  for (std::size_t day = 0; day < 20; ++day) {
    EXPECT_EQ(ledger.ordered(day, 0), 0u);
    EXPECT_EQ(ledger.fleet(day, 0) + ledger.fleet(day, 1), 0u);
  }
  EXPECT_GT(ledger.ordered(20, 0), 0u);
  EXPECT_EQ(ledger.fleet(20, 0), 4u);
  EXPECT_EQ(ledger.fleet(20, 1), 3u);
}

// ceil(open centers / N) of the last review, the lag ago; before, what the first day asked for.
std::int64_t lagged(Scenario const& scenario, std::int64_t day, std::int64_t lag, double each) {
  auto const review = scenario.stretches.front().settings.fleet.review_days;
  auto const seen = day - lag < 0 ? 0 : (day - lag) / review * review;
  return static_cast<std::int64_t>(std::ceil(static_cast<double>(planned_open(scenario, seen)) / each));
}

TEST(Fleet, follows_the_centers_exactly_after_its_lag) {
  auto scenario = growing(200);
  scenario.stretches.front().settings.fleet = {.trucks = TruckRule::by_centers,
                                               .technicians = TechnicianRule::by_centers,
                                               .centers_per_truck = 7,
                                               .centers_per_technician = 5,
                                               .review_days = 9,
                                               .truck_lag = 41,
                                               .technician_lag = 4};
  auto const run = simulate(scenario, {});
  for (std::int64_t day = 0; day < 200; ++day) {
    auto const row = static_cast<std::size_t>(day);
    EXPECT_EQ(run.counties.front().fleet(row, 0), lagged(scenario, day, 41, 7)) << day;
    EXPECT_EQ(run.counties.front().fleet(row, 1), lagged(scenario, day, 4, 5)) << day;
  }
  EXPECT_EQ(run.counties.front().fleet(0, 0), 1u);
  EXPECT_EQ(run.counties.front().fleet(199, 1), 12u);
}

TEST(Fleet, follows_the_mean_of_the_orders_that_were_placed) {
  auto scenario = growing(150);
  scenario.stretches.front().settings.fleet = {.trucks = TruckRule::by_parcels,
                                               .technicians = TechnicianRule::by_jobs,
                                               .parcels_per_truck = 150,
                                               .jobs_per_technician = 2.5,
                                               .smoothing_days = 14,
                                               .review_days = 7,
                                               .truck_lag = 10,
                                               .technician_lag = 0};
  auto const run = simulate(scenario, {});
  auto const& ledger = run.counties.front();
  auto const mean = [&](std::int64_t day, std::size_t group) {
    double sum = 0;
    auto const from = std::max<std::int64_t>(day - 14, 0);
    for (auto d = from; d < day; ++d) sum += ledger.ordered(static_cast<std::size_t>(d), group);
    return sum / static_cast<double>(day - from);
  };
  for (std::int64_t day = 24; day < 150; ++day) {
    auto const trucks = (day - 10) / 7 * 7, technicians = day / 7 * 7;
    EXPECT_EQ(ledger.fleet(static_cast<std::size_t>(day), 0),
              std::max(std::ceil((mean(trucks, 0) + mean(trucks, 1)) / 150 - 1e-9), 1.0))
        << day;
    EXPECT_EQ(ledger.fleet(static_cast<std::size_t>(day), 1),
              std::max(std::ceil(mean(technicians, 1) * 0.5 / 2.5 - 1e-9), 1.0))
        << day;
  }
  EXPECT_GT(ledger.fleet(149, 0), ledger.fleet(0, 0));
}

TEST(Technicians, who_join_a_growing_county_work_more_slowly_while_they_are_trained) {
  auto scenario = growing(160);
  auto& s = scenario.stretches.front().settings;
  s.products[1].share = 0.1, s.products[0].share = 0.9;
  s.products[1].installation_time = sim::Distribution::constant(3600);
  s.products[1].repeat_share = s.installation.nobody_home = 0;
  s.fleet = {.technicians = TechnicianRule::by_centers,
             .centers_per_technician = 6,
             .review_days = 10,
             .technician_lag = 5,
             .training_days = 30,
             .newcomer_time = 2};
  auto const count = [&] {
    auto const run = simulate(scenario, recorded());
    std::map<std::int64_t, std::int64_t> took;
    for (auto const& order : run.counties.front().orders)
      if (order.installed >= 0) ++took[order.installed - order.visit_begun];
    return took;
  };
  auto const with = count();
  ASSERT_EQ(with.size(), 2u) << "an hour, or two";
  EXPECT_GT(with.at(3600), 100);
  EXPECT_GT(with.at(7200), 100);
  s.fleet.training_days = 0;
  EXPECT_EQ(count().size(), 1u);
}

TEST(Failures, are_a_share_of_the_centers_that_open_in_their_first_year) {
  auto const scenario = growing(30, rollout_of(0.1, 5, 0.3));
  std::int64_t opened = 0, failed = 0;
  double age = 0;
  for (std::uint32_t replication = 0; replication < 40; ++replication) {
    auto const run = simulate(scenario, recorded(replication));
    for (auto const& life : run.counties.front().growth.lives) {
      if (life.opens < 0) {
        EXPECT_EQ(life.closes, kNeverCloses) << "those that were there before do not fail";
        continue;
      }
      ++opened;
      if (life.closes == kNeverCloses) continue;
      ++failed;
      age += static_cast<double>(life.closes - life.opens);
      EXPECT_GT(life.closes, life.opens);
      EXPECT_LT(life.closes, life.opens + 365);
    }
  }
  EXPECT_EQ(opened, 40 * 54);
  auto const n = static_cast<double>(opened), k = static_cast<double>(failed);
  EXPECT_NEAR(k / n, 0.3, 3.5 * std::sqrt(0.3 * 0.7 / n)) << "to within 3.5 points";
  EXPECT_NEAR(age / k, 182.5, 3.5 * 364 / std::sqrt(12 * k)) << "any day of the year";
}

// The centers that close on a day, all in one run.
Scenario closing(std::int64_t days) {
  return growing(days, rollout_of(0.3, 4, 0.6));
}

TEST(Failures, goods_for_a_closed_center_go_to_the_nearest_open_one_and_nothing_is_ordered_there) {
  auto const scenario = closing(200);
  auto const run = simulate(scenario, recorded());
  auto const& ledger = run.counties.front();
  auto const& map = scenario.network.counties.front();
  ServiceAreas const areas(map, ledger.growth.lives, {4});
  std::size_t forwarded = 0, lost = 0;
  for (auto const& order : ledger.orders) {
    if (order.channel != by_phone) continue;
    auto const ordered_at = areas.center_of(order.village, order.placed / 86400);
    ASSERT_NE(ordered_at, kNoCenter);
    auto const closes = areas.lives()[ordered_at].closes;
    if (order.center == ordered_at) {
      // A run that is on the road at midnight still delivers.
      EXPECT_LT(std::max<std::int64_t>(order.ready, 0), sim::midnight(closes).s + 6 * 3600);
      continue;
    }
    ++forwarded;
    EXPECT_TRUE(order.ready < 0 || order.ready >= sim::midnight(closes).s);
    EXPECT_NE(order.center, kNoCenter);
  }
  for (std::size_t v = 0; v < map.villages.size(); ++v)
    lost += areas.center_of(v, 199) == kNoCenter ? 1u : 0u;
  EXPECT_GT(forwarded, 100u);
  EXPECT_GT(lost, 5u) << "villages that nobody serves any more";
}

TEST(Failures, of_all_centers_leave_what_is_under_way_at_the_hub) {
  auto scenario = growing(120);
  auto& map = scenario.network.counties.front();
  for (auto& center : map.centers) center.opens = 1;
  scenario.stretches.front().settings.rollout.failure_share = 1;
  scenario.run.days = 500;
  auto const run = simulate(scenario, {});  // balances
  auto const& ledger = run.counties.front();
  EXPECT_EQ(ledger.ordered(499, 0), 0u);
  std::uint64_t waiting = 0;
  for (std::size_t g = 0; g < 2; ++g)
    waiting += ledger.left_waiting(static_cast<std::size_t>(Stage::truck), g);
  EXPECT_GT(waiting, 0u);
}

TEST(Failures, that_cannot_happen_change_nothing) {
  auto const without = growing(100);
  auto with = without;
  with.stretches.front().settings.rollout.failure_share = 0;
  with.stretches.front().settings.fleet.training_days = 7;
  EXPECT_EQ(simulate(without, {}).fingerprint, simulate(with, {}).fingerprint);
}

// What is stated of the time before a day.
struct Past {
  std::vector<std::uint32_t> ordered, fleet;
  std::vector<std::int64_t> stamps;
  bool operator==(Past const&) const = default;
};
Past past_of(Scenario const& scenario, std::int64_t day) {
  auto const run = simulate(scenario, recorded());
  auto const& ledger = run.counties.front();
  Past past;
  for (std::size_t d = 0; d < static_cast<std::size_t>(day); ++d) {
    past.ordered.push_back(ledger.ordered(d, 0));
    past.fleet.push_back(ledger.fleet(d, 0));
    past.fleet.push_back(ledger.fleet(d, 1));
  }
  auto const end = sim::midnight(day).s;
  for (auto const& order : ledger.orders)
    for (auto const stamp : {order.placed, order.released, order.packed, order.departed, order.sorted,
                             order.left_hub, order.ready, order.visit_begun, order.installed})
      if (order.placed < end) past.stamps.push_back(stamp < end ? stamp : -1);
  return past;
}

TEST(Growth, a_plan_a_fleet_or_failures_that_change_on_a_date_leave_the_past_as_it_was) {
  auto scenario = growing(150, rollout_of(0.2, 5, 0.2));
  scenario.stretches.front().settings.fleet = {.trucks = TruckRule::by_centers,
                                               .technicians = TechnicianRule::by_centers};
  auto const before = past_of(scenario, 80);
  auto later = scenario.stretches.front();
  later.from_day = 80;
  auto& s = later.settings;
  s.rollout.order = OpeningOrder::dense_first, s.rollout.last = scenario.run.start + 100;
  s.rollout.failure_share = 0.9;
  s.fleet.trucks = TruckRule::by_parcels, s.fleet.truck_lag = 0, s.fleet.centers_per_technician = 1;
  s.fleet.newcomer_time = 3;
  scenario.stretches.push_back(later);
  plan(scenario);
  auto const after = past_of(scenario, 80);
  EXPECT_EQ(before, after);
  EXPECT_NE(past_of(scenario, 150), before);
}

TEST(Growth, households_order_where_and_when_their_village_may) {
  auto scenario = growing(60, rollout_of(0.2, 5, 0.5));
  scenario.stretches.front().settings.demand.detail = DemandDetail::household;
  auto const run = simulate(scenario, recorded());
  auto const& ledger = run.counties.front();
  auto const& map = scenario.network.counties.front();
  ServiceAreas const areas(map, ledger.growth.lives, {5});
  for (auto const& order : ledger.orders)
    ASSERT_NE(areas.center_of(order.village, order.placed / 86400), kNoCenter);
  EXPECT_GT(ledger.orders.size(), 5000u);
}

}  // namespace
}  // namespace ruralsim::models
