// A county looks at its orders from time to time and says what capacity they ask for: of its hub
// and its centers, which get it after a lag, and of the warehouse and the line-haul, which hear of it with
// the next orders.
#pragma once

#include "models/county.hpp"

#include <optional>
#include <vector>

namespace ruralsim::models {

// Once a day, before the day's orders: capacities of hub and centers. `expected`: orders a day that come to
// each center by truck.
void review_facilities(County& county, std::vector<double> const& expected);

// Once a day, where orders are released: what is news about the capacities of warehouse and line-haul.
std::optional<UpstreamNeeds> review_upstream(County const& county);

// Orders a day by product group: at a county's opening those of a usual day (forecast.hpp); else the mean of
// so many days before today.
std::vector<double> orders_by_group(County const& county, std::int64_t days);

}  // namespace ruralsim::models
