// Delivery: from who brings the goods to the shelf, and from there to the villager.
#pragma once

#include "models/county.hpp"

namespace ruralsim::models {

// Parcels of a batch laid on the shelf at the center (appliances: carried into the home), as the actor who
// brings them states it. Gives back what the shelf refuses, or an empty batch.
Batch hand_over(County& county, Batch goods, sim::Time now);

}  // namespace ruralsim::models
