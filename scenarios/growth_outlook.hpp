// How a network is to grow, before anything is simulated: the plan, and the fleets that will follow it.
#pragma once

#include "models/network/service_areas.hpp"
#include "models/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::scenarios {

// What holds on which day, and what is expected of it, as everybody foresees it: without disturbances. Keeps
// a reference to the scenario.
class PlannedDays {
 public:
  explicit PlannedDays(models::Scenario const& scenario);

  models::Settings const& settings(std::int64_t day) const { return stretch(day).settings; }
  double orders_per_household(std::int64_t day) const { return orders_[static_cast<std::size_t>(day)]; }
  // Of an order, how many ask for an installation.
  double jobs_per_order(std::int64_t day) const { return jobs_[number_[static_cast<std::size_t>(day)]]; }

 private:
  models::Stretch const& stretch(std::int64_t day) const {
    return scenario_.stretches[number_[static_cast<std::size_t>(day)]];
  }

  models::Scenario const& scenario_;
  std::vector<std::size_t> number_;  // of the stretch, by day of the run
  std::vector<double> orders_;       // by day of the run
  std::vector<double> jobs_;         // by stretch
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

// Of one county, by day of the run; `planned` is that of the scenario.
std::vector<CountyOutlook> outlook(models::Scenario const& scenario, PlannedDays const& planned,
                                   std::size_t county);

// Mean number of orders in the whole run, of the villages served on each day.
double expected_orders_while_growing(models::Scenario const& scenario);

// Of all counties, each worked out once, when it is first asked for. Keeps a reference to the scenario.
class Outlooks {
 public:
  explicit Outlooks(models::Scenario const& scenario)
      : scenario_(scenario), planned_(scenario), counties_(scenario.network.counties.size()) {}

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
  PlannedDays planned_;
  std::vector<std::optional<One>> counties_;
};

}  // namespace ruralsim::scenarios
