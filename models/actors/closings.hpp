// What becomes of the goods of centers that close for good.
#pragma once

#include "models/county.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

// At each midnight, what waits at the hub for a closed center is staged for the open one nearest to it, and
// what lies at the closed one to go back is carried there. What lies on its shelf is handed out there until
// it is collected or its storage ends: the agent is still the village's shopkeeper.
sim::Task<> clear_closed_centers(County& county);

}  // namespace ruralsim::models
