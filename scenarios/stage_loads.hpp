// How much work a mean day brings to each stage of a county, and how much the stage can do: estimated from
// the settings alone, before anything is simulated.
#pragma once

#include "models/scenario.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// A county under the settings of a stretch of dates.
struct MeanDay {
  models::Settings const& settings;
  models::network::County const& map;
  models::CountySettings const& own;
  double orders_per_household;  // on the mean day

  double orders() const;
};

struct StageLoad {
  std::string stage;         // "trucks"
  double work, capacity;     // a day, in hours, parcels or m3
  std::string section, key;  // what to change; an empty section is the county's own

  double rho() const;
};

// Every stage that has a limit: line-haul, hub, trucks, technicians (all, and those with each rare skill),
// desk and shelf of the busiest center. Figures agree with simulated ones within some 15 %; holidays are left
// out.
std::vector<StageLoad> stage_loads(MeanDay const& day);

// Parts of the above.
std::vector<StageLoad> truck_loads(MeanDay const& day);
// Runs of trucks that the mean day's orders need.
double truck_runs_a_day(MeanDay const& day);
std::vector<StageLoad> technician_loads(MeanDay const& day);

// 0 where there is no capacity at all: such a stage is warned of by itself.
double rho(double work, double capacity);

double hours_a_day(sim::WeeklyHours const& week);

// Where places lie about the hub, each weighted: km by road.
struct Spread {
  double from_hub = 0;   // mean distance
  double deviation = 0;  // root mean square distance from their own middle
};
Spread spread_of(models::network::County const& map, std::vector<models::network::Point> const& places,
                 std::vector<double> const& weights);

}  // namespace ruralsim::scenarios
