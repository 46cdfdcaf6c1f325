#pragma once
// How evenly the network serves: the next-day rate from center to center, the way to the nearest open center
// from village to village, installation within 48 h from county to county (a county's technicians serve all
// of it). Every value stands for its households, so that plans of one map weigh its counties alike, however
// many jobs a plan lets arise. All orders and jobs count that figures of the whole run count; centers without
// any are left out, and counties without jobs. Small centers differ by chance, too: a short run looks less
// even than it is. Replications share one map, so their orders of a center add up, and `chance` tells what
// there would be if all centers had the same rate.

#include "results/figures/chance.hpp"
#include "results/figures/inequality.hpp"
#include "results/figures/runs.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ruralsim::results::figures {

struct Spread {
  double gini = 0;
  Theil theil{};              // between and within counties
  double worst_decile = 0;    // of households: the mean of the tenth that is served worst
  double worst_counties = 0;  // the same if everybody had the mean of the county
};

// Orders of centers nearer to the hub than those of a quarter of the households, and further than those of
// three.
struct Remoteness {
  std::int64_t near_orders = 0, near_next_day = 0, far_orders = 0, far_next_day = 0;
};

struct CenterPlace {
  double hub_km, households;
  std::size_t county;
};

// Installation jobs of a county old enough to judge, and those complete within 48 h of delivery.
struct CountyJobs {
  std::int64_t judged = 0, within_48h = 0;
};

struct Equity {
  std::shared_ptr<std::vector<CenterPlace> const> places{};  // of the centers
  std::vector<std::int64_t> orders{}, next_day{};            // one a center
  std::shared_ptr<std::vector<double> const> households{};   // of the counties
  std::vector<CountyJobs> jobs{};                            // one a county
  std::shared_ptr<std::vector<Weighted> const> ways{};       // of villages to the nearest open center, km
  std::size_t counties = 0;                                  // their numbers are below
  // What follows from them:
  Spread rate, way;
  // Share installed within 48 h in the worst counties that hold a tenth of the households; NaN without jobs.
  double installed_worst_counties = 0;
  Chance chance{};  // of the rate
  Remoteness remoteness;
};

// Adds the orders and jobs of another replication; what follows from the orders is stale until `settle`.
void add_orders(Equity& sum, Equity const& other);
void settle(Equity& equity);
// Adds other counties of the same replication, which are numbered after those that there are; all that
// follows is stale until `settle_places`.
void add_places(Equity& sum, Equity const& other);
void settle_places(Equity& equity);

// `jobs`: one for each of the counties.
Equity equity_of(Runs const& runs, std::size_t replicate, std::span<std::size_t const> counties,
                 std::vector<CountyJobs> jobs);

// Households of the villages that a center serves, center by center.
std::vector<double> households_by_center(models::network::County const& county);

// Road from a village to the nearest center open on a day, km; infinite if none is.
double way_to_center(models::network::County const& county, models::network::Village const& village,
                     std::int64_t day);
// Km that trips to the center instead of the county town save there and back, week by week: for all parcels
// delivered in it, by the scenario's trips for a parcel, a mean over the households whose center is open when
// it ends; 0 where there are none.
std::vector<double> km_saved_by_week(Runs const& runs, std::size_t replicate, std::size_t county);

}  // namespace ruralsim::results::figures
