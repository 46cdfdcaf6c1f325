#include "models/rules/walk_ins.hpp"

#include <cmath>

namespace ruralsim::models::rules {

double walking_share(StationSettings const& settings, sim::Km distance) {
  return settings.distance_decay ? std::exp(-distance.value / settings.distance_decay->value) : 1;
}

}  // namespace ruralsim::models::rules
