#pragma once

#include "models/scenario.hpp"

namespace ruralsim::scenarios {

// Mean number of orders in the whole run, before any is drawn.
double expected_orders_per_household(models::Scenario const& scenario);
double expected_orders(models::Scenario const& scenario);

double households(models::network::County const& county);

// Mean orders of a household on a day of [from, to), under the given settings.
double orders_a_day(models::Settings const& settings, models::RunSpec const& run, std::int64_t from,
                    std::int64_t to);

}  // namespace ruralsim::scenarios
