// One county on one place without the rest of the network: for spawning some of the shipped actors and
// feeding them by hand.
#pragma once

#include "models/actors/technician.hpp"
#include "sim/engine.hpp"
#include "tests/support/small_county.hpp"
#include "tests/theory/estimate.hpp"

#include <cmath>
#include <deque>
#include <functional>
#include <string>

namespace ruralsim::theory {

// One village with one center in it, at the hub's door. All houses and shifts are open all day.
inline models::Scenario one_village(std::int64_t days) {
  auto scenario = tests::small_county(days);
  auto& county = scenario.network.counties.front();
  county.villages = {{.id = "village", .at = {}, .households = 100, .center = models::network::CenterId{0}}};
  county.centers = {{.id = "center", .village = models::network::VillageId{0}, .at = {}, .opens = -1}};
  auto& s = scenario.stretches.front().settings;
  s.center.opening = s.warehouse.shifts = s.hub.shifts = s.truck.shift = s.installation.shift =
      sim::WeeklyHours::always();
  s.products[1].repeat_share = 0;
  return scenario;
}

class BenchCounty {
 public:
  explicit BenchCounty(models::Scenario from)
      : scenario(std::move(from)),
        regimes(scenario),
        engine(sim::make_engine(sim::EngineKind::native)),
        ledger(scenario.run.days, 0, scenario.stretches.front().settings.products.size(),
               scenario.network.counties.front().centers.size()),
        county(scenario, regimes, 0, 0, engine->add_place("county", 0), ledger) {}

  void spawn(std::string const& name, sim::Task<> story) {
    county.here.spawn(name, std::move(story), sim::Priority::normal, sim::Role::server);
  }
  void employ_technicians() {
    county.technicians = county.fleet().technicians;
    for (std::size_t k = 0; k < static_cast<std::size_t>(county.technicians); ++k)
      spawn("technician", technicians.emplace_back(county, k).run());
  }
  void run() { engine->run(sim::midnight(scenario.run.days) - sim::seconds(1)); }

  // A washing machine that stands in the village and wants to be installed.
  void add_job() {
    auto const now = static_cast<std::uint32_t>(county.here.now().s);
    models::Parcel const order(now, jobs, 0, 1, models::Channel::own_phone, 0);
    county.jobs.add({.order = order,
                     .goods = {},
                     .luck = county.chance.stream(models::purpose::kInstallation, 0).at(jobs),
                     .released = now,
                     .delivered = now},
                    county.here.now());
    ++jobs;
  }

  // From delivery to complete, by batches of weeks.
  std::vector<double> installation_seconds(std::size_t batches) const {
    return batches_of_weeks(batches, [&](std::size_t w) { return ledger.install_seconds(w, 1); });
  }
  std::vector<double> installed(std::size_t batches) const {
    return batches_of_weeks(batches, [&](std::size_t w) {
      std::int64_t sum = 0;
      for (std::size_t d = 7 * w; d < 7 * (w + 1); ++d) sum += ledger.installed(d, 0);
      return sum;
    });
  }
  template <class Value>
  std::vector<double> batches_of_weeks(std::size_t batches, Value&& value) const {
    return batches_of(static_cast<std::size_t>(scenario.run.days / 7), batches, value);
  }

  models::Scenario const scenario;
  models::Regimes const regimes;
  std::unique_ptr<sim::Engine> engine;
  models::CountyLedger ledger;
  models::County county;
  std::deque<models::Technician> technicians;
  std::uint32_t jobs = 0;
};

// Does something at the points of a Poisson process (rounded down to seconds), until the run ends.
inline sim::Task<> at_poisson_times(sim::Place& here, double mean_gap, std::uint64_t seed,
                                    std::function<void()> what) {
  sim::Stream luck({.seed = seed, .purpose = 250});
  double clock = 0;
  for (;;) {
    clock -= mean_gap * std::log(luck.uniform());
    co_await here.until({static_cast<std::int64_t>(clock)});
    what();
  }
}

}  // namespace ruralsim::theory
