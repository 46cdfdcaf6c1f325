// How a network is to grow, before anything is simulated: the plan, and the fleets that will follow it.
#pragma once

#include "models/network/service_areas.hpp"
#include "models/regime.hpp"
#include "models/scenario.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::scenarios {

// The regimes of a scenario as everybody foresees it: without disturbances, which are long to draw.
class PlannedRegimes {
 public:
  explicit PlannedRegimes(models::Scenario const& scenario)
      : calm_(without_disturbances(scenario)), all_(calm_) {}
  PlannedRegimes(PlannedRegimes const&) = delete;
  PlannedRegimes& operator=(PlannedRegimes const&) = delete;
  operator models::Regimes const&() const { return all_; }
  models::Regime const& on(std::int64_t day) const { return all_.on(day); }

 private:
  static models::Scenario without_disturbances(models::Scenario scenario) {
    scenario.run.disturbances = false;
    return scenario;
  }
  models::Scenario calm_;
  models::Regimes all_;
};

// A county on one day. Failures of centers are chance and not known here; parcels and jobs are those
// expected.
struct CountyOutlook {
  std::int64_t centers = 0, villages = 0;  // open; served
  double households = 0;                   // served
  std::optional<std::int64_t> trucks;      // in service; nothing: as many as the routes need
  std::int64_t technicians = 0;
  std::int64_t trucks_wanted = 0, technicians_wanted = 0;  // by a rule without lag; 0 where there is no rule
};

// Whether any center opens after the first day.
bool grows(models::Scenario const& scenario);

// Of one county, by day of the run; `regimes` are those of the scenario.
std::vector<CountyOutlook> outlook(models::Scenario const& scenario, models::Regimes const& regimes,
                                   std::size_t county);

// Mean number of orders in the whole run, of the villages served on each day.
double expected_orders_while_growing(models::Scenario const& scenario);

// Of all counties, each worked out once, when it is first asked for. Keeps a reference to the scenario.
class Outlooks {
 public:
  explicit Outlooks(models::Scenario const& scenario)
      : scenario_(scenario), regimes_(scenario), counties_(scenario.network.counties.size()) {}

  std::vector<CountyOutlook> const& of(std::size_t county) { return one(county).days; }
  // The county as it is on a day: its served villages, each with the center that serves it.
  models::network::County served_part(std::size_t county, std::int64_t day);
  double served_households(std::size_t county, std::int64_t day) {
    return of(county)[static_cast<std::size_t>(day)].households;
  }

 private:
  struct One {
    models::network::ServiceAreas areas;
    std::vector<CountyOutlook> days;
  };
  One& one(std::size_t county);

  models::Scenario const& scenario_;
  PlannedRegimes regimes_;
  std::vector<std::optional<One>> counties_;
};

}  // namespace ruralsim::scenarios
