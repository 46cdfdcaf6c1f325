// A daily departure that takes at most so many parcels is a queue with bulk service (Bailey 1954), seen once
// a day: what stays is max(X - C, 0), where X is what stayed yesterday and what came since, a Poisson number.
#include "tests/theory/bench_county.hpp"
#include "tests/theory/closed_forms.hpp"
#include "tests/theory/runs.hpp"

namespace ruralsim::theory {
namespace {

using models::Stage;

constexpr std::size_t kBatches = 40;
constexpr std::size_t kWeeks = 41 * 160;  // seconds of a run fit into 32 bits: 136 years
constexpr int kRoom = 20;
constexpr double kParcelsADay = 16;

// All of yesterday's orders are packed at midnight, leave at two, are sorted before six and are due at eight.
models::Scenario one_departure_a_day() {
  auto scenario = one_village(7 * kWeeks);
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 1, s.products[1].share = 0;
  s.demand.orders_per_household = {kParcelsADay * 365 / 100};
  s.warehouse.cut_offs = {sim::seconds(0)};
  s.line_haul.departures = {sim::hours(2)};
  s.truck.departures = {sim::hours(8)};
  s.truck.planning_margin = 1;
  return scenario;
}

struct Seen {
  std::vector<double> staying, days_with_some, days;  // after the departure
  std::vector<double> seconds, parcels;               // that parcels spent in the stage

  Seen(models::Scenario const& scenario, Stage stage) : stage_(static_cast<std::size_t>(stage)) {
    for (std::uint32_t replication = 0; replication < 4; ++replication)
      add(models::simulate(scenario, {.replication = replication, .trace = nullptr, .progress = {}})
              .counties.front());
  }

 private:
  void add(models::CountyLedger const& ledger) {
    auto const append = [](std::vector<double>& to, std::vector<double> const& more) {
      to.insert(to.end(), more.begin(), more.end());
    };
    auto const by_day = [&](auto&& value) { return batches_of(7 * kWeeks, kBatches, value); };
    append(staying, by_day([&](std::size_t day) { return ledger.waiting(day, stage_); }));
    append(days_with_some, by_day([&](std::size_t day) { return ledger.waiting(day, stage_) > 0 ? 1 : 0; }));
    append(days, by_day([](std::size_t) { return 1; }));
    append(seconds,
           batches_of(kWeeks, kBatches, [&](std::size_t w) { return ledger.stage_seconds(w, stage_); }));
    append(parcels, by_day([&](std::size_t day) { return ledger.ready(day, 0); }));
  }
  std::size_t stage_;
};

// `usual`: seconds from the beginning of the stage to the first departure.
void expect_bulk_queue(std::string const& who, Seen const& seen, double usual) {
  auto const law = bulk_service_law(kRoom, kParcelsADay, 300);
  double none = 0;
  for (std::size_t n = 0; n <= kRoom; ++n) none += law[n];
  expect_agrees(who + ": parcels that stay", of_ratio(seen.staying, seen.days), mean_beyond(law, kRoom),
                0.025);
  expect_agrees(who + ": share of departures that leave some behind",
                of_ratio(seen.days_with_some, seen.days), 1 - none, 0.025);
  auto wait = of_ratio(seen.seconds, seen.parcels);
  wait.mean -= usual;
  expect_agrees(who + ": mean wait for room, s", wait, 86400 * mean_beyond(law, kRoom) / kParcelsADay, 0.025);
}

// Chaudhry & Templeton 1983, section 2.2: the mean by the roots of z^C = exp(m (z - 1)) within the unit
// circle.
double mean_staying_by_roots(int c, double m) {
  constexpr double kPi = 3.14159265358979323846;
  double sum = 0;
  for (int k = 1; k < c; ++k) {
    double re = 0, im = 0;
    for (int round = 0; round < 2000; ++round) {  // z = w_k exp(m (z - 1) / c), a contraction for m < c
      double const size = std::exp(m * (re - 1) / c), angle = 2 * kPi * k / c + m * im / c;
      re = size * std::cos(angle), im = size * std::sin(angle);
    }
    sum += (1 - re) / ((1 - re) * (1 - re) + im * im);
  }
  // Mean of X less its m new ones: (c - (c - m)^2) / (2 (c - m)) + sum of 1 / (1 - z).
  return (c - (c - m) * (c - m)) / (2 * (c - m)) + sum - m;
}

TEST(ClosedForms, bulk_service_has_the_same_mean_by_roots_and_by_its_law) {
  for (double const m : {5.0, 15.0, 17.0, 19.0}) {
    auto const law = bulk_service_law(kRoom, m, 400);
    EXPECT_NEAR(mean_staying_by_roots(kRoom, m), mean_beyond(law, kRoom), 1e-6) << m;
  }
}

TEST(LineHaul, with_limited_volume_is_a_bulk_queue) {
  auto scenario = one_departure_a_day();
  auto& s = scenario.stretches.front().settings;
  s.line_haul.volume = {kRoom * s.products[0].volume.value};
  expect_bulk_queue("line-haul", Seen(scenario, Stage::departure), 2 * 3600 - 1);
}

TEST(Truck, with_limited_room_is_a_bulk_queue) {
  auto scenario = one_departure_a_day();
  scenario.run.seed = 2;
  auto& s = scenario.stretches.front().settings;
  s.counties.front().trucks = 1;
  s.truck.parcels = kRoom;
  s.truck.shift = sim::WeeklyHours::daily(sim::hours(8), sim::hours(9));
  s.truck.stop_time = sim::hours(11);                                  // there is no time to come again
  s.hub.unloading_time = sim::minutes(20), s.line_haul.speed = {100};  // sorted at 04:20
  double const loading = static_cast<double>(s.truck.loading_time.value);
  expect_bulk_queue("truck", Seen(scenario, Stage::truck), 3 * 3600 + 40 * 60 + loading);
}

}  // namespace
}  // namespace ruralsim::theory
