#pragma once

#include "models/ledger.hpp"
#include "models/scenario.hpp"

#include <string>

namespace ruralsim::models {

// No box for sale vanishes: of each group, what was offered was taken in, given up or is at home; what was
// taken in is at the centers, on trucks, at the hub, under way or at the warehouse, and each stage has passed
// on what it does not hold; villagers were paid for what arrived and was not spoiled. Throws Error(model) if
// that does not hold.
void check_selling(Scenario const& scenario, SellingLedger const& ledger, std::string const& county);

}  // namespace ruralsim::models
