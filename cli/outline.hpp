// What a scenario would run, in a few words, before it is run.
#pragma once

#include "models/scenario.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

// To three significant digits, for what is only expected: 152,096 becomes 152,000.
double rounded(double n);

// "3 counties", "1 county", "12,000 orders": grouped in thousands.
std::string counted(double n, std::string const& one, std::string const& many);

struct Extent {
  std::size_t counties = 0, villages = 0, centers = 0;
  double households = 0;
};
Extent extent_of(models::Scenario const& scenario);

// "Yucheng, 2023: 392 days from 2023-01-02; 1 county, 259 villages, 246 service centers".
std::string outline(models::Scenario const& scenario);
// The same of several regions: "...; 29 regions, 1,000 counties, 150,000 villages, 60,000 service centers".
std::string outline(std::vector<models::Scenario> const& regions);
// "Figures leave out the first 28 days."; empty without a warm-up.
std::string outline_of_warm_up(std::int64_t days);
// "seed 1, 10 replications".
std::string outline_of_chance(models::Scenario const& scenario);

}  // namespace ruralsim::cli
