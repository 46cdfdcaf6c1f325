// How a network grows: which centers open when, which of them fail, how fleet and technicians follow.
#pragma once

#include "sim/calendar.hpp"
#include "sim/quantity.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models {

// Whose turn it is to open. Of centers: near the county hub, poor villages, many households, or drawn without
// regard to any of these. Of counties: near the warehouse, poor, densely settled, or drawn.
enum class OpeningOrder : std::uint8_t { near_first, poor_first, dense_first, parallel };

struct RolloutSettings {
  OpeningOrder order = OpeningOrder::near_first;
  double counties_at_start = 1;                    // share open on the first day of the run
  double centers_at_start = 1;                     // share of a county's centers that opens with the county
  std::optional<sim::Date> first = {}, last = {};  // of the openings after that; nothing: those of the run
  std::optional<double> centers_per_month = {};    // opened in each county; nothing: all by the last date
  sim::Km reach{0};               // a village goes to an open center within it until its own opens
  double failure_share = 0;       // of the centers that open in the run: closes in its first year
  double target = 0;              // next-day rate that a county is to reach; 0: not asked
  std::int64_t target_weeks = 4;  // in a row
  friend bool operator==(RolloutSettings const&, RolloutSettings const&) = default;
};

// by_plan: as many as the milk runs will need in the weeks from when they come.
enum class TruckRule : std::uint8_t { as_county, by_centers, by_parcels, by_plan };
enum class TechnicianRule : std::uint8_t { as_county, by_centers, by_jobs };

// How many trucks and technicians a county has: as its own settings say, or following the network with a lag.
struct FleetSettings {
  TruckRule trucks = TruckRule::as_county;
  TechnicianRule technicians = TechnicianRule::as_county;
  double centers_per_truck = 11, centers_per_technician = 4;
  double parcels_per_truck = 380;    // a day
  double jobs_per_technician = 2;    // a day
  double at_opening = 1;             // share of what a county needs that is in service when it opens
  std::int64_t smoothing_days = 28;  // over which parcels and jobs a day are averaged
  std::int64_t review_days = 28;     // from one look at the network to the next, from the county's opening on
  std::int64_t truck_lag = 60;       // days from the review to the truck and its driver
  std::int64_t technician_lag = 30;  // days from the review to the technician
  std::int64_t training_days = 60;   // of a technician who joins later than the county's opening
  double newcomer_time = 1.5;        // work of a technician in training / work of a trained one
};

}  // namespace ruralsim::models
