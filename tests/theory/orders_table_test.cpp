// The headline figures of a run, counted once more from its table of orders.
#include "results/figures/tabulate.hpp"
#include "results/summary.hpp"
#include "scenarios/load.hpp"
#include "tests/theory/runs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <gtest/gtest.h>

namespace ruralsim::theory {
namespace {

constexpr std::int64_t kDay = 86400;

struct Whole {
  scenarios::Loaded loaded;
  results::Tables tables;
  std::map<std::string, double> headline;

  Whole(std::string const& file, std::vector<std::string> const& overrides)
      : loaded(scenarios::load("scenarios/" + file, overrides)),
        tables(results::tabulate(loaded.scenario, {models::simulate(loaded.scenario, recorded())}, {})) {
    for (auto const& figure : results::summarise(tables)) headline[figure.name] = figure.value;
  }
  std::vector<std::int64_t> column(std::string const& name) const {
    auto const values = tables.at("orders/" + name).values<std::int32_t>();
    return {values.begin(), values.end()};
  }
};

// Orders of judged days that had this stamp by 24:00 of the `due`-th day after; the others are late, arrived
// or not.
double share_by(Whole const& run, std::string const& stamp, std::int64_t due) {
  auto const& spec = run.loaded.scenario.run;
  auto const placed = run.column("placed"), reached = run.column(stamp);
  auto const channels = run.tables.at("orders/order_channel").values<std::uint8_t>();
  double in_time = 0, orders = 0;
  for (std::size_t n = 0; n < placed.size(); ++n) {
    auto const day = placed[n] / kDay;
    if (channels[n] == models::kChannels) continue;  // from a shelf: no order
    if (day < spec.warm_up || day + due + 1 > spec.days) continue;
    orders += 1;
    if (reached[n] >= 0 && reached[n] <= (day + due + 1) * kDay) in_time += 1;
  }
  return in_time / orders;
}

TEST(OrdersTable, gives_the_next_day_rate_that_is_told) {
  for (auto const& [file, length] : {std::pair{"village-12.toml", "28 days"},
                                     {"west-county-2018.toml", "84 days"},
                                     {"plains-county-2018.toml", "42 days"},
                                     {"select-station.toml", "42 days"},
                                     {"yucheng-2023.toml", "14 days"}}) {
    SCOPED_TRACE(file);
    Whole const run(file, {std::string("run.length=") + length, "run.warm_up=5 days"});
    double const counted = share_by(run, "ready", 1), told = run.headline.at("next_day_rate");
    std::printf("| next-day rate of %s | %.6f | %.6f |\n", file, counted, told);
    EXPECT_NEAR(counted, told, 1e-12);
    EXPECT_GT(run.column("placed").size(), 1000u);
  }
}

// Durations mean the same in any unit.
TEST(AScenarioInMinutes, equals_one_in_seconds) {
  struct Setting {
    char const *key, *minutes, *seconds;
  };
  Setting const settings[] = {
      {"line_haul.loading_time", "45 min", "2700 s"},
      {"line_haul.delay", "exponential(20 min)", "exponential(1200 s)"},
      {"hub.unloading_time", "20 min", "1200 s"},
      {"truck.loading_time", "0.5 h", "1800 s"},
      {"truck.stop_time", "7 min", "420 s"},
      {"warehouse.national_lead_time", "uniform(1 day, 3 days)", "uniform(86400 s, 259200 s)"},
      {"product.washing-machine.installation_time", "triangular(30 min, 40 min, 60 min)",
       "triangular(1800 s, 2400 s, 3600 s)"}};
  std::vector<std::string> in_minutes, in_seconds;
  for (auto const& [key, minutes, seconds] : settings) {
    in_minutes.push_back(std::string(key) + "=" + minutes);
    in_seconds.push_back(std::string(key) + "=" + seconds);
  }
  auto const one = scenarios::load("scenarios/village-12.toml", in_minutes),
             other = scenarios::load("scenarios/village-12.toml", in_seconds),
             untouched = scenarios::load("scenarios/village-12.toml");
  EXPECT_EQ(one.hash, other.hash);
  EXPECT_NE(one.hash, untouched.hash);
  auto const result = outcome(one.scenario, recorded());
  EXPECT_FALSE(result.starts_with("error:")) << result;
  EXPECT_TRUE(result == outcome(other.scenario, recorded()));
  EXPECT_FALSE(result == outcome(untouched.scenario, recorded()));
}

// What was promised and which appointments were kept, of every installation.
TEST(OrdersTable, gives_promises_and_appointments_that_are_told) {
  for (std::string const policy : {"separate", "together"}) {
    SCOPED_TRACE(policy);
    Whole const run("plains-county-2018.toml",
                    {"run.length=56 days", "run.warm_up=0 days", "county.plains.technicians=7",
                     "installation.policy=" + policy, "installation.appointments=slots",
                     "installation.slot_visits=2", "installation.promise=36 h"});
    auto const installed = run.column("installed"), due = run.column("installation_due"),
               made = run.column("appointments"), kept = run.column("appointments_kept"),
               begins = run.column("slot_begins"), ends = run.column("slot_ends"),
               begun = run.column("visit_begun"), visits = run.column("visits");
    std::int64_t as_promised = 0, late = 0, appointments = 0, appointments_kept = 0;
    for (std::size_t n = 0; n < installed.size(); ++n) {
      EXPECT_EQ(begins[n] >= 0, ends[n] > begins[n]);
      if (installed[n] >= 0) (installed[n] <= due[n] ? as_promised : late) += 1;
      appointments += made[n], appointments_kept += kept[n];
      if (installed[n] < 0 || visits[n] != 1 || made[n] != 1) continue;
      EXPECT_GE(begun[n], begins[n]) << "who is early waits at the door";
      EXPECT_EQ(kept[n] == 1, begun[n] <= ends[n]) << n;
    }
    auto const told = [&](std::string const& name) {
      auto const values = run.tables.at(name).values<std::int64_t>();
      return std::accumulate(values.begin(), values.end(), std::int64_t{0});
    };
    EXPECT_EQ(as_promised, told("installed_as_promised"));
    EXPECT_EQ(appointments, told("appointments"));
    EXPECT_EQ(appointments_kept, told("appointments_kept"));
    EXPECT_GT(as_promised, 20);
    EXPECT_GT(late, 20);
    EXPECT_LT(appointments_kept, appointments);
  }
}

}  // namespace
}  // namespace ruralsim::theory
