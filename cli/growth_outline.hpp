// How a network is to grow, in a table by date.
#pragma once

#include "models/scenario.hpp"
#include "results/json.hpp"

#include <string>

namespace ruralsim::cli {

// Centers open, villages and households served, trucks and technicians in service on the first day, the first
// of each quarter and the last day; empty where nothing opens.
std::string outline_of_growth(models::Scenario const& scenario);
// The same as an array of objects.
void list_growth(results::Json& json, models::Scenario const& scenario);

}  // namespace ruralsim::cli
