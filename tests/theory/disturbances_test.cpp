// Disturbances by chance against what is known of them in closed form.
#include "sim/text.hpp"
#include "tests/support/small_county.hpp"
#include "tests/theory/estimate.hpp"
#include "tests/theory/runs.hpp"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>

namespace ruralsim::theory {
namespace {

using models::DisturbanceFact;
using sim::Distribution;

std::vector<double> by_day(models::RunLedger const& run, DisturbanceFact what) {
  auto const& facts = run.counties.front().disturbances;
  std::vector<double> days;
  for (std::size_t day = 0; day < facts.facts.rows(); ++day)
    days.push_back(static_cast<double>(facts.fact(day, what)));
  return days;
}
std::vector<double> in_batches(std::vector<double> const& days, std::size_t batches) {
  return batches_of(days.size(), batches, [&](std::size_t i) { return days[i]; });
}
void append(std::vector<double>& all, std::vector<double> const& some) {
  all.insert(all.end(), some.begin(), some.end());
}
models::RunOptions replication(std::uint32_t number) {
  models::RunOptions options;
  options.replication = number;
  return options;
}

// Nobody orders: only the roads are looked at.
models::Scenario empty_county(std::int64_t days) {
  auto scenario = tests::small_county(days);
  auto& s = scenario.stretches.front().settings;
  s.demand.orders_per_household = {0};
  s.counties.front() = {.trucks = 0, .technicians = 0};
  return scenario;
}

TEST(RoadClosures, close_the_share_of_time_of_an_infinite_server_queue) {
  for (auto const& [per_year, replications] : {std::pair{4.0, 28u}, std::pair{60.0, 4u}}) {
    auto scenario = empty_county(1200);
    auto& closure = scenario.stretches.front().settings.closures.emplace_back();
    closure.id = "snow", closure.per_year = per_year, closure.month.fill(1);
    closure.length = Distribution::lognormal(60'000, 86'400);
    std::vector<double> closed;
    for (std::uint32_t r = 0; r < replications; ++r)
      append(closed, in_batches(by_day(models::simulate(scenario, replication(r)),
                                       DisturbanceFact::road_seconds_closed),
                                50));
    double const roads = static_cast<double>(scenario.network.counties.front().centers.size());
    std::vector<double> const time(closed.size(), 86'400 * roads * std::floor(1200.0 / 51));
    expect_agrees(sim::text("roads closed, {:.0f} times a year for a day: share of time", per_year),
                  of_ratio(closed, time), 1 - std::exp(-per_year / 365), 0.025);
  }
}

// Of ten counties and sixty centers each storm hits so many; overlaps as above.
TEST(Storms, close_the_share_of_time_that_rate_length_and_reach_make) {
  auto scenario = empty_county(3650);
  auto& s = scenario.stretches.front().settings;
  for (int n = 1; n < 5; ++n) {
    scenario.network.counties.push_back(scenario.network.counties.front());
    auto& county = scenario.network.counties.back();
    county.id = sim::text("b{}", n), county.key = models::network::key_of(county.id);
    s.counties.push_back(s.counties.front());
  }
  auto& storm = s.storms.emplace_back();
  storm.id = "typhoon", storm.per_year = 30, storm.month.fill(1);
  storm.length = Distribution::exponential(2 * 86'400);
  storm.counties = 0.4, storm.centers = 0.3;
  storm.closes = {models::StormCloses::roads, models::StormCloses::line_haul};
  std::vector<double> line_haul, roads;  // by replication
  for (std::uint32_t r = 0; r < 40; ++r) {
    auto const run = models::simulate(scenario, replication(r));
    double closed = 0, roads_closed = 0;
    for (auto const& county : run.counties)
      for (std::size_t day = 0; day < county.disturbances.facts.rows(); ++day) {
        closed +=
            static_cast<double>(county.disturbances.fact(day, DisturbanceFact::line_haul_seconds_closed));
        roads_closed +=
            static_cast<double>(county.disturbances.fact(day, DisturbanceFact::road_seconds_closed));
      }
    line_haul.push_back(closed / (5 * 86'400 * 3650.0)),
        roads.push_back(roads_closed / (60.0 * 5 * 86'400 * 3650));
  }
  double const load = 30.0 / 365 * 2;
  expect_agrees("storms: line-haul closed, share of time", of_batches(line_haul), 1 - std::exp(-load * 0.4),
                0.025);
  // Overlaps of storms depend on where they are: each center is hit with the same chance in the mean alone,
  // so the expected time is that of no overlaps less at most what all of them would take.
  auto const measured = of_batches(roads);
  double const most = load * 0.4 * 0.3;
  EXPECT_LE(measured.mean, most + 3.5 * measured.standard_error);
  EXPECT_GE(measured.mean, most * (1 - load) - 3.5 * measured.standard_error);
}

TEST(TruckBreakdowns, leave_the_availability_of_a_renewal_process) {
  auto scenario = tests::small_county(364);
  auto& s = scenario.stretches.front().settings;
  s.counties.front().technicians = 0;
  s.truck.shift = sim::WeeklyHours::always(), s.truck.departures = {sim::hours(8)};
  for (auto const goods : {models::GoodsUnderWay::hold_in_transit, models::GoodsUnderWay::turn_back}) {
    s.breakdowns = {{.id = "trucks",
                     .vehicle = models::BreaksDown::truck,
                     .every = sim::hours(8),
                     .repair = Distribution::gamma(2.0 * 3600, 0.5),
                     .goods = goods}};
    std::vector<double> driving, repair, time;
    for (std::uint32_t r = 0; r < 4; ++r) {
      auto const run = models::simulate(scenario, replication(r));
      append(driving, in_batches(by_day(run, DisturbanceFact::driving_seconds), 51));
      append(repair, in_batches(by_day(run, DisturbanceFact::truck_repair_seconds), 51));
    }
    for (std::size_t i = 0; i < driving.size(); ++i) time.push_back(driving[i] + repair[i]);
    expect_agrees(goods == models::GoodsUnderWay::turn_back ? "trucks that are towed: availability"
                                                            : "trucks repaired on the road: availability",
                  of_ratio(driving, time), 8.0 / (8 + 2), 0.02);
  }
}

TEST(LineHaulBreakdowns, come_with_the_chance_of_the_way) {
  auto scenario = empty_county(2000);
  auto& s = scenario.stretches.front().settings;
  s.demand.orders_per_household = {0.05};
  s.line_haul.departures = {sim::hours(2)}, s.line_haul.speed = {50};  // four hours
  s.breakdowns = {{.id = "line-haul",
                   .vehicle = models::BreaksDown::line_haul,
                   .every = sim::hours(20),
                   .repair = Distribution::constant(600),
                   .goods = models::GoodsUnderWay::hold_in_transit}};
  std::vector<double> broken;
  for (std::uint32_t r = 0; r < 20; ++r)
    append(broken, in_batches(by_day(models::simulate(scenario, replication(r)),
                                     DisturbanceFact::line_haul_breakdowns),
                              50));
  // Of six orders a day, none comes on one day in 400: then nobody leaves.
  std::vector<double> const departures(1000, std::floor(2000.0 / 51));
  expect_agrees("line-haul of four hours, a breakdown in twenty: share that break down",
                of_ratio(broken, departures), 1 - std::exp(-4.0 / 20), 0.025);
}

// An outage of T hours leaves lambda T orders behind; each hour takes mu - lambda off them.
TEST(WarehouseOutage, is_made_up_for_after_lambda_T_over_mu_minus_lambda) {
  auto scenario = tests::small_county(28);
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.counties.front().technicians = 0;
  s.warehouse.cut_offs.clear();
  for (std::int64_t hour = 0; hour < 24; hour += 2) s.warehouse.cut_offs.push_back(sim::hours(hour));
  double const lambda = 120'000 / 2.74 * 15 / 365 / 24, mu = 1.5 * lambda, outage = 48;
  s.warehouse.picking_rate = sim::PerHour{mu};
  auto disturbed = scenario;
  auto& fire = disturbed.stretches.front().settings.disturbances.emplace_back();
  fire.id = "fire", fire.kind = models::Disturbs::warehouse;
  fire.from = scenario.run.start + 7, fire.to = fire.from + 2;
  std::int64_t const open_again = 9 * 86'400;

  std::vector<double> hours;
  for (std::uint32_t replication = 0; replication < 40; ++replication) {
    auto options = recorded();
    options.replication = replication;
    auto const as_ever = models::simulate(scenario, options), after = models::simulate(disturbed, options);
    auto const &a = as_ever.counties.front().orders, &b = after.counties.front().orders;
    ASSERT_EQ(a.size(), b.size());
    std::int64_t last = 0;  // release that was packed later than it would have been
    for (std::size_t n = 0; n < a.size(); ++n)
      if (b[n].packed > a[n].packed) last = std::max(last, b[n].released);
    hours.push_back(static_cast<double>(last - open_again) / 3600);
  }
  auto const measured = of_batches(hours);
  double const known = lambda * outage / (mu - lambda);
  std::printf("| outage of %.0f h: hours until the backlog is gone | %.5g | %.5g | %.2g |\n", outage, known,
              measured.mean, measured.standard_error);
  // The last one that is late was released up to two hours before the backlog is gone.
  EXPECT_GE(measured.mean + 2, known - 3.5 * measured.standard_error);
  EXPECT_LE(measured.mean, known + 3.5 * measured.standard_error);
  EXPECT_LT(2.02 * measured.standard_error, 0.03 * known);
}

// What is in force when a run begins has begun before.
TEST(RoadClosures, are_in_steady_state_from_the_first_day_on) {
  auto scenario = empty_county(2);
  auto& closure = scenario.stretches.front().settings.closures.emplace_back();
  closure.id = "snow", closure.per_year = 20, closure.month.fill(1);
  closure.length = Distribution::exponential(10 * 86'400);
  std::vector<double> closed;
  double const roads = static_cast<double>(scenario.network.counties.front().centers.size());
  for (std::uint32_t r = 0; r < 400; ++r)
    closed.push_back(
        by_day(models::simulate(scenario, replication(r)), DisturbanceFact::road_seconds_closed).front() /
        (86'400 * roads));
  expect_agrees("roads closed on the first day, 20 times a year for ten days: share of time",
                of_batches(closed), 1 - std::exp(-20.0 / 365 * 10), 0.02);
}

}  // namespace
}  // namespace ruralsim::theory
