#pragma once
// A scenario of 16 days and ledgers written by hand, with numbers small enough to work out every figure.
// Warm-up: days 0 and 1. So the judged days are 2 to 14 (the 15th's next day is over at the end), and week 1
// is the only one of which all days are judged.

#include "models/ledger.hpp"
#include "models/scenario.hpp"
#include "results/figures/tabulate.hpp"

#include <cmath>

namespace ruralsim::results::hand_made {

using models::CountyLedger;
using models::Reason;
using models::Resource;
using models::RunLedger;
using models::Stage;

inline constexpr std::int64_t kDays = 16, kWarmUp = 2;
inline constexpr std::size_t kParcels = 0, kAppliances = 1;  // product groups

template <class Enum>
std::size_t number(Enum value) {
  return static_cast<std::size_t>(value);
}

// Three villages on two axes, so that road distances are plain; the second center opens on day 5.
inline models::network::County county(std::string const& id) {
  models::network::County county;
  county.id = id;
  county.name = "County " + id;
  county.terrain = "plain";
  county.area = {100};
  county.warehouse_distance = {60};
  county.villages = {{.id = "v1", .at = {1, 0}, .households = 100, .center = {0}},
                     {.id = "v2", .at = {4, 0}, .households = 50, .center = {0}},
                     {.id = "v3", .at = {0, 9}, .households = 50, .center = {1}}};
  county.centers = {{.id = "c1", .village = {0}, .at = {1, 0}, .opens = -1},
                    {.id = "c2", .village = {2}, .at = {0, 9}, .opens = 5}};
  return county;
}

inline models::Scenario scenario(std::size_t counties = 1) {
  models::Scenario s;
  s.run = {.title = "made by hand",
           .start = sim::date(2018, 7, 2),
           .days = kDays,
           .warm_up = kWarmUp,
           .seed = 18446744073709551615u,
           .replications = 1};
  s.network.region = "region";
  for (std::size_t n = 0; n < counties; ++n) s.network.counties.push_back(county(n == 0 ? "a" : "b"));
  models::Settings settings;
  settings.products.resize(2);
  settings.products[kParcels].id = settings.products[kParcels].name = "parcels";
  settings.products[kAppliances].id = "washing machines";
  settings.products[kAppliances].name = "洗衣机";
  settings.products[kAppliances].handling = models::Handling::appliance;
  s.stretches = {{0, settings}};
  return s;
}

inline CountyLedger empty_county() {
  CountyLedger ledger(kDays, 0, 2, 2);
  ledger.utilisation.busy_by_week = ledger.utilisation.available_by_week =
      models::Counts<std::int64_t>(3, models::kResources);
  return ledger;
}

inline RunLedger run_of(std::vector<CountyLedger> counties) {
  RunLedger run;
  run.counties = std::move(counties);
  run.warehouse.busy_by_week = run.warehouse.available_by_week =
      models::Counts<std::int64_t>(3, models::kResources);
  run.warehouse_backlog = models::Counts<std::int64_t>(kDays, 1);
  run.fingerprint = 0xfeed;
  run.fingerprints = {0xa, 0xb};
  run.events = 1234;
  run.days = kDays;
  return run;
}

// Orders of one day, and how many of them were ready and in hand by the end of D+1, D+2, D+3.
struct Day {
  std::uint32_t orders, next_day, two_days, three_days;
};
inline void place(CountyLedger& ledger, std::size_t day, Day const& of, std::size_t group = kParcels) {
  ledger.ordered(day, group) += of.orders;
  ledger.ready_within(day, 0) += of.next_day;
  ledger.ready_within(day, 1) += of.two_days;
  ledger.ready_within(day, 2) += of.three_days;
  ledger.ready_next_day_by_group(day, group) += of.next_day;
  ledger.ready(day, group) += of.three_days;
  if (day + 2 <= static_cast<std::size_t>(kDays))
    ledger.late(day, number(Reason::truck_full)) += of.orders - of.next_day;
}

// Something of every kind in week 1, the one that counts.
inline CountyLedger busy_county() {
  auto ledger = empty_county();
  place(ledger, 0, {100, 0, 0, 0});  // warm-up: no figure of the whole run may show it
  place(ledger, 7, {10, 8, 9, 10});
  place(ledger, 8, {6, 6, 6, 6});
  place(ledger, 8, {4, 2, 2, 4}, kAppliances);
  place(ledger, 15, {5, 1, 1, 1});  // its next day never ends
  ledger.ordered_by_channel(7, 1) = 3;
  ledger.promised(7, 0) = 9, ledger.promise_kept(7, 0) = 8;
  ledger.in_hand_within(7, 0) = 5;
  ledger.gave_up(7, 0) = 1, ledger.came_back(8, 0) = 2;

  // 20 orders of week 1, all ready: 10 after 10-11 h, 8 after 30-31 h, 2 after 80-84 h.
  ledger.lead_ready(1, 10) = 10, ledger.lead_ready(1, 30) = 8;
  ledger.lead_ready(1, models::lead_bins::of_hour(80)) = 2;
  ledger.lead_seconds(1, 0) = 20 * 3600 * 25;
  ledger.stage_seconds(1, number(Stage::picking)) = 20 * 3600 * 2;
  ledger.stage_seconds(1, number(Stage::milk_run)) = 20 * 3600 * 23;
  ledger.lead_in_hand(1, 40) = 10;  // half of them
  ledger.lead_seconds(1, 1) = 10 * 3600 * 40;
  ledger.stage_seconds(1, number(Stage::pick_up)) = 10 * 3600 * 6;
  ledger.late_by_timetable(7, 0) = 1;
  ledger.lost_seconds(1, number(Reason::truck_full)) = 4 * 3600 * 5;

  ledger.jobs(7, 0) = 4, ledger.installed(7, 0) = 3;
  ledger.installed_within(7, 0) = 1, ledger.installed_within(7, 1) = 2;
  ledger.install_from_delivery(1, 24) = 3;  // and one still open
  ledger.install_seconds(1, 1) = 3 * 3600 * 24;
  for (std::size_t day = 7; day < 16; ++day) ledger.backlog(day, 0) = 2, ledger.backlog(day, 3) = 1;
  for (std::size_t day = 7; day < 16; ++day) ledger.backlog_work_seconds(day, 0) = 3 * 3600;
  ledger.visits(1, 0) = 6, ledger.visits(1, 1) = 1, ledger.visits(1, 2) = 2, ledger.visits(1, 3) = 2;
  ledger.technician_seconds(1, 0) = 10 * 3600, ledger.technician_seconds(1, 1) = 4 * 3600;
  ledger.technician_seconds(1, 2) = 42 * 3600;  // 6 h a day
  ledger.field_service(1, number(models::FieldService::seconds_waiting)) = 28 * 3600;

  for (std::size_t day = 0; day < 16; ++day) ledger.fleet(day, 0) = 2, ledger.fleet(day, 1) = 1;
  std::size_t column = 0;
  for (std::int64_t const n : {4, 12, 200, 80'500, 3'000}) ledger.truck_runs(1, column++) = n;
  column = 0;
  for (std::int64_t const n : {7, 3'000, 12'000}) ledger.line_haul(1, column++) = n;
  ledger.utilisation.busy[number(Resource::trucks)][8] = 1800;
  ledger.utilisation.available[number(Resource::trucks)][8] = 3600;
  ledger.utilisation.busy_by_week(1, number(Resource::trucks)) = 1800;
  ledger.utilisation.available_by_week(1, number(Resource::trucks)) = 7200;
  ledger.waiting(15, number(Stage::picking)) = 4;
  ledger.left_waiting(number(Stage::picking), kParcels) = 4;
  ledger.center_orders(0, 0) = 12, ledger.center_orders(0, 1) = 9;
  ledger.route_stops = {{.plan_day = 0, .run = 0, .position = 0, .center = 0},
                        {.plan_day = 5, .run = 0, .position = 0, .center = 1},
                        {.plan_day = 5, .run = 0, .position = 1, .center = 0}};
  return ledger;
}

inline Provenance provenance() {
  return {.version = "0.1.0",
          .commit = "3f2c1ab",
          .built = "GNU 12.2.0, Release",
          .engine = "native",
          .engine_version = "1",
          .command = "ruralsim run \xff.toml",
          .host = "node",
          .started = "2018-07-01T12:00:00Z",
          .wall_time = 0.25,
          .scenario_path = "a.toml",
          .scenario_text = "schema = 1\n",
          .scenario_resolved = "schema = 1\nseed = 1\n",
          .scenario_hash = "0123"};
}

inline Tables tables(std::vector<RunLedger> const& runs, std::size_t counties = 1) {
  return tabulate(scenario(counties), runs, provenance());
}
inline Tables busy_tables() {
  return tables({run_of({busy_county()})});
}

// The value of a variable at an index; its type must be T.
template <class T>
T value(Tables const& tables, std::string const& name, std::vector<std::size_t> const& index) {
  auto const& variable = tables.at(name);
  auto const shape = tables.shape(variable);
  if (shape.size() != index.size()) throw std::out_of_range(name + " has other axes");
  std::size_t flat = 0;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (index[axis] >= shape[axis]) throw std::out_of_range(name);
    flat = flat * shape[axis] + index[axis];
  }
  return variable.values<T>()[flat];
}
inline double real(Tables const& t, std::string const& name, std::vector<std::size_t> const& index) {
  return value<double>(t, name, index);
}
inline std::int64_t whole(Tables const& t, std::string const& name, std::vector<std::size_t> const& index) {
  return value<std::int64_t>(t, name, index);
}

}  // namespace ruralsim::results::hand_made
