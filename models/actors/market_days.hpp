// Each midnight of a county's market, before anybody orders: what villagers have experienced, who buys online
// and where wishes lead.
#pragma once

#include "models/market.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

sim::Task<> begin_market_days(County& county);

}  // namespace ruralsim::models
