// What carrying goods takes, beside time.
#pragma once

#include "models/settings.hpp"

#include <cstdint>

namespace ruralsim::models::rules {

// Vehicles of one kind that this volume and weight fill, by whichever fills them first; at least one.
std::int64_t vehicles_for(sim::M3 volume, sim::Kg weight, VehicleSettings const& vehicle);

// Of so many vehicles, those that have something on board when as few as possible are filled with it.
std::int64_t laden_vehicles(sim::M3 volume, sim::Kg weight, std::int64_t of, VehicleSettings const& vehicle);

}  // namespace ruralsim::models::rules
