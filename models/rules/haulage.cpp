#include "models/rules/haulage.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {

std::int64_t vehicles_for(sim::M3 volume, sim::Kg weight, VehicleSettings const& vehicle) {
  constexpr double kRounding = 1e-9;  // of sums of volumes and weights
  auto const filled = [](double load, double room) { return room > 0 ? load / room : 0; };
  double const most =
      std::max(filled(volume.value, vehicle.volume.value), filled(weight.value, vehicle.payload.value));
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(most - kRounding)));
}

std::int64_t laden_vehicles(sim::M3 volume, sim::Kg weight, std::int64_t of, VehicleSettings const& vehicle) {
  if (volume.value <= 0 && weight.value <= 0) return 0;
  return std::min(of, vehicles_for(volume, weight, vehicle));
}

}  // namespace ruralsim::models::rules
