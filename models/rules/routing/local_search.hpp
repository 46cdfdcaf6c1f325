// Moves that shorten a plan until none does.
#pragma once

#include "models/rules/routing/tours.hpp"

namespace ruralsim::models::rules::routing {

// Relocates and swaps segments of up to three stops within and between runs (or-opt; Or 1976), either way
// round, reverses stretches (2-opt) and exchanges the ends of two runs (2-opt*). A move is tried only where
// it makes two neighbours adjacent, or a stop the first or last of a run (granular neighbourhood; Toth &
// Vigo 2003), and is judged in constant time. Leaves the tours measured; the plan is never worse after.
void improve_locally(Tours& tours);
// The same, but runs that are as they are in `settled` are left alone with one another.
void improve_locally(Tours& tours, Tours const& settled);

}  // namespace ruralsim::models::rules::routing
