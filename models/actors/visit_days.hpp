// Names the days on which the villages of a center are visited (policy village-day).
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

// Every midnight: where enough jobs were saved up, or one has waited for too long, all that wait in the
// villages of that center may be done from now on, today if technicians have the time.
sim::Task<> name_visit_days(County& county);

}  // namespace ruralsim::models
