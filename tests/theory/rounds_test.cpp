// A truck that goes round and round: who waits for it, and what a milk run is as a polling system.
#include "tests/theory/closed_forms.hpp"
#include "tests/theory/truck_yard.hpp"

#include <map>
#include <optional>

namespace ruralsim::theory {
namespace {

constexpr std::size_t kBatches = 40;
constexpr std::uint8_t kParcel = 0, kAppliance = 1;

using Row = models::OrderRow;

double wait_for_truck(Row const& row) {
  return static_cast<double>(row.left_hub - row.sorted);
}

// The hub is full of washing machines of which the truck takes one at a time: carrying each into its home
// takes exponentially long, so that the rounds are independent of one another and of the parcels that ride
// with them.
TEST(Truck, with_random_rounds_is_waited_for_as_the_inspection_paradox_says) {
  auto scenario = round_the_clock(7 * 41 * 4, {{.x = 7, .y = 0}});
  auto& s = scenario.stretches.front().settings;
  s.truck.weight = {1.5 * s.products[kAppliance].weight.value};
  s.products[kParcel].weight = {1e-3};
  s.installation.delivery_time = sim::Distribution::exponential(1800);
  TruckYard yard(scenario);
  auto& county = yard.county;
  yard.spawn("parcels", at_poisson_times(county.here, 200, 1, [&] { yard.add_goods(0, kParcel); }));
  yard.spawn("machines", [](TruckYard& y) -> sim::Task<> {
    for (;;) {
      auto const& lane = y.county.bay.lane(0);
      auto waiting = std::count_if(lane.begin(), lane.end(), [](auto const& b) { return b->appliance; });
      for (; waiting < 3; ++waiting) y.add_goods(0, kAppliance);
      co_await y.county.here.after(sim::minutes(10));
    }
  }(yard));
  yard.run();

  double const driving = static_cast<double>(2 * county.roads.drive(0, 1).value);
  double const mean = driving + 1800, second_moment = mean * mean + 1800 * 1800;
  auto const wait = yard.over_orders(kBatches, [](Row const& row) {
    return row.group == kParcel ? std::optional(wait_for_truck(row)) : std::nullopt;
  });
  expect_agrees("truck with random rounds: mean wait E[H2] / 2 E[H], s", wait.mean(),
                second_moment / (2 * mean), 0.015);
  auto const a_week = [](std::size_t n) { return std::vector<double>(n, 7 * 86400.0 * 4); };
  auto const rounds =
      yard.batches_of_weeks(kBatches, [&](std::size_t w) { return yard.ledger.truck_runs(w, 0); });
  expect_agrees("truck with random rounds: mean round, s", of_ratio(a_week(kBatches), rounds), mean, 0.015);
}

// The village lies 4 km from its center as the crow flies: there and back with each machine, by road.
TEST(Truck, drives_from_the_center_to_the_home_and_back_with_an_appliance) {
  auto scenario = round_the_clock(7, {{.x = 10, .y = 0}});
  scenario.network.counties.front().villages.front().at = {.x = 10, .y = 4};
  auto& s = scenario.stretches.front().settings;
  s.installation.delivery_time = sim::Distribution::constant(600);
  TruckYard yard(scenario);
  for (auto const group : {kAppliance, kAppliance, kParcel}) yard.add_goods(0, group);
  yard.run();

  double const detour = yard.county.map.detour, round = 2 * 10 * detour, home = 2 * 4 * detour;
  EXPECT_EQ(yard.ledger.truck_runs(0, 0), 1);
  EXPECT_NEAR(static_cast<double>(yard.ledger.truck_runs(0, 3)), 1000 * (round + 2 * home), 1);
  auto const& first = yard.ledger.orders.front();
  auto const takes = yard.county.roads.drive(0, 1) + sim::seconds(2 * 600) +
                     sim::driving_time({2 * home}, yard.county.roads.speed());
  EXPECT_NEAR(static_cast<double>(first.ready - first.left_hub), static_cast<double>(takes.value), 2);
}

// One stop, and every machine takes its time: what came during a round makes the next one long.
TEST(Truck, with_one_stop_is_a_gated_server) {
  auto scenario = round_the_clock(7 * 41 * 8, {{.x = 10, .y = 0}});
  auto& s = scenario.stretches.front().settings;
  s.installation.delivery_time = sim::Distribution::exponential(300);
  TruckYard yard(scenario);
  double const mean_gap = 500;
  yard.spawn("machines",
             at_poisson_times(yard.county.here, mean_gap, 2, [&] { yard.add_goods(0, kAppliance); }));
  yard.run();

  double const driving = static_cast<double>(2 * yard.county.roads.drive(0, 1).value);
  auto const rounds = gated_rounds(driving, 1 / mean_gap, 300, 300 * 300);
  expect_agrees(
      "truck with one stop, gated M/G/1: mean wait at the hub, s",
      yard.over_orders(kBatches, [](Row const& row) { return std::optional(wait_for_truck(row)); }).mean(),
      rounds.wait(), 0.015);
  // A machine's round is as long as those that somebody comes into (longer than most); all machines of a stop
  // are stated to be there when the last one is in its home.
  double const taken_along = rounds.second_moment / rounds.mean / mean_gap;
  expect_agrees("truck with one stop, gated M/G/1: mean time on the road, s",
                yard.over_orders(kBatches,
                                 [](Row const& row) {
                                   return std::optional(static_cast<double>(row.ready - row.left_hub));
                                 })
                    .mean(),
                driving / 2 + 300 * (taken_along + 1), 0.015);
}

// Three stops: the truck takes what is sorted when it leaves, for all of them at once: globally gated
// polling.
class MilkRun : public testing::Test {
 protected:
  static constexpr double kUnloading = 120, kGaps[] = {450, 600, 900};  // seconds; load 0.6

  static constexpr std::int64_t kWeeksInABatch = 5;

  static models::Scenario scenario() {
    auto scenario =
        round_the_clock(7 * 41 * kWeeksInABatch, {{.x = 6, .y = 0}, {.x = 8, .y = 5}, {.x = 2, .y = 6}});
    scenario.stretches.front().settings.truck.seconds_per_parcel = kUnloading;
    scenario.stretches.front().settings.truck.stop_time = sim::minutes(4);
    return scenario;
  }
  MilkRun() : yard_(scenario()) {
    for (std::size_t c = 0; c < 3; ++c)
      yard_.spawn("parcels",
                  at_poisson_times(yard_.county.here, kGaps[c], 10 + c, [this, c] { yard_.add_goods(c); }));
    yard_.run();
    std::size_t at = 0;
    for (auto const center : route()) {
      fixed_ += seconds(at, center + std::size_t{1}) + 240;
      at = center + std::size_t{1};
    }
    fixed_ += seconds(at, 0);
    double arrivals = 0;
    for (double const gap : kGaps) arrivals += 1 / gap;
    rounds_ = gated_rounds(fixed_, arrivals, kUnloading, 0);
  }
  std::vector<std::uint16_t> const& route() const { return yard_.county.routes.routes.front().centers; }
  double seconds(std::size_t from, std::size_t to) const {
    return static_cast<double>(yard_.county.roads.drive(from, to).value);
  }
  // From leaving the hub until a parcel of this stop is handed over, with all that is unloaded before it and
  // with it.
  double on_the_road(std::uint16_t center) const {
    double const round = rounds_.second_moment / rounds_.mean;  // that a parcel rides in
    double sum = kUnloading;
    std::size_t at = 0;
    for (auto const stop : route()) {
      sum += seconds(at, stop + std::size_t{1}) + 240 + kUnloading * round / kGaps[stop];
      at = stop + std::size_t{1};
      if (stop == center) break;
    }
    return sum;
  }
  TruckYard::Sums to_ready(std::uint16_t center) const {
    return yard_.over_orders(kBatches, [&](Row const& row) {
      return row.center == center ? std::optional(static_cast<double>(row.ready - row.sorted)) : std::nullopt;
    });
  }

  TruckYard yard_;
  double fixed_ = 0;
  Rounds rounds_;
};

TEST_F(MilkRun, is_globally_gated_polling) {
  ASSERT_EQ(yard_.county.routes.routes.size(), 1u);
  expect_agrees(
      "milk run, globally gated: mean wait at the hub, s",
      yard_.over_orders(kBatches, [](Row const& row) { return std::optional(wait_for_truck(row)); }).mean(),
      rounds_.wait(), 0.005);
  for (std::size_t i = 0; i < 3; ++i)
    expect_agrees("milk run, globally gated: hub to ready, stop " + std::to_string(i + 1) + ", s",
                  to_ready(route()[i]).mean(), rounds_.wait() + on_the_road(route()[i]), 0.005);
}

// Unloading that is still to be done, for parcels at the hub or on the way: on average that of a queue M/D/1
// that never drives, and what is found while the truck drives or stops. Only mean values enter (Boxma &
// Groenendijk 1987; Boxma 1989, section 3).
TEST_F(MilkRun, keeps_the_pseudo_conservation_law) {
  double load = 0;
  for (double const gap : kGaps) load += kUnloading / gap;
  double const round = fixed_ / (1 - load);
  double before = 0, load_before = 0,
         found = 0;  // while it drives to a stop or parks there, weighted by time
  std::size_t at = 0;
  auto const leg = [&](double takes) {
    found += takes * (load * (before + takes / 2 + load_before * round) + (load - load_before) * round);
    before += takes;
  };
  for (auto const stop : route()) {
    leg(seconds(at, stop + std::size_t{1}) + 240);
    load_before += kUnloading / kGaps[stop];
    at = stop + std::size_t{1};
  }
  leg(seconds(at, 0));
  double const law = mg1_wait(load / kUnloading, kUnloading, 0) + found / fixed_;

  // A parcel's two minutes wait from its sorting until its stop's unloading begins, and then shrink with
  // those of the others of the stop.
  std::map<std::pair<std::int64_t, std::uint16_t>, double> unloaded_with;
  for (auto const& row : yard_.ledger.orders) ++unloaded_with[{row.ready, row.center}];
  auto const work = yard_.over_orders(kBatches, [&](Row const& row) {
    double const unloading = kUnloading * unloaded_with[{row.ready, row.center}];
    return std::optional(kUnloading * (static_cast<double>(row.ready - row.sorted) - unloading / 2));
  });
  std::vector<double> const time(kBatches, 7 * 86400.0 * kWeeksInABatch);
  expect_agrees("milk run, pseudo-conservation law: mean unloading to be done, s",
                of_ratio(work.values, time), law, 0.015);
}

}  // namespace
}  // namespace ruralsim::theory
