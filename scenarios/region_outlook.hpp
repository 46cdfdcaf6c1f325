// What the plan of a region comes to, date by date, before anything is simulated; and how far its places are.
#pragma once

#include "models/scenario.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::scenarios {

// Counties, villages and centers that are open on a day, and what is expected of it.
struct PlanOnDay {
  sim::Date date;
  std::int64_t counties = 0, villages = 0, centers = 0;
  double households = 0;                   // served
  double orders = 0;                       // a day, mean of the week around it
  std::optional<std::int64_t> trucks = 0;  // nothing: in some county as many as the routes need
  std::int64_t technicians = 0;

  double orders_per_center() const { return centers > 0 ? orders / static_cast<double>(centers) : 0; }
  PlanOnDay& operator+=(PlanOnDay const& other);
};

// The dates that a plan is told at: the first day of which figures tell, the 1st of October of its year, the
// last of every year, the last day; those that lie in the run.
std::vector<std::int64_t> days_of_plan(models::RunSpec const& run);

// A region's plan on these days, and the orders expected in the whole run.
struct RegionOutlook {
  std::vector<PlanOnDay> on;
  double orders = 0;
};
RegionOutlook region_outlook(models::Scenario const& region, std::vector<std::int64_t> const& days);

// Distances in a straight line, km: from the warehouse to every county hub (by road over detour, where a
// place is not known), and from the hubs to villages, twenty of each county, which stand for quantiles of all
// its own: counties count alike, as in figures that are published by county.
std::vector<double> warehouse_distances(models::Scenario const& region);
std::vector<double> village_distances(models::Scenario const& region);

}  // namespace ruralsim::scenarios
