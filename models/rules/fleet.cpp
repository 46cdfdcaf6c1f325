#include "models/rules/fleet.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {
namespace {

std::int64_t enough(double work, double each, NetworkSize const& size) {
  if (size.centers == 0) return 0;
  return std::max<std::int64_t>(static_cast<std::int64_t>(std::ceil(work / each - 1e-9)), 1);
}

}  // namespace

std::optional<std::int64_t> trucks_wanted(FleetSettings const& fleet, NetworkSize const& size) {
  switch (fleet.trucks) {
    case TruckRule::by_centers:
      return enough(static_cast<double>(size.centers), fleet.centers_per_truck, size);
    case TruckRule::by_parcels:
      return enough(size.parcels, fleet.parcels_per_truck, size);
    case TruckRule::by_plan:
      return size.planned;
    case TruckRule::as_county:
      break;
  }
  return std::nullopt;
}

std::optional<std::int64_t> technicians_wanted(FleetSettings const& fleet, NetworkSize const& size) {
  switch (fleet.technicians) {
    case TechnicianRule::by_centers:
      return enough(static_cast<double>(size.centers), fleet.centers_per_technician, size);
    case TechnicianRule::by_jobs:
      return enough(size.jobs, fleet.jobs_per_technician, size);
    case TechnicianRule::as_county:
      break;
  }
  return std::nullopt;
}

std::int64_t at_opening(FleetSettings const& fleet, std::int64_t wanted) {
  return static_cast<std::int64_t>(std::ceil(fleet.at_opening * static_cast<double>(wanted) - 1e-9));
}

bool is_review(std::int64_t every, std::int64_t day, std::int64_t first) {
  return day >= first && (day - first) % std::max<std::int64_t>(every, 1) == 0;
}

}  // namespace ruralsim::models::rules
