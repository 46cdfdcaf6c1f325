// Households far from the county hub whose center is open: whom an order of opening leaves waiting.
#pragma once

#include "models/ledger.hpp"
#include "models/network/service_areas.hpp"
#include "models/scenario.hpp"
#include "results/figures/inequality.hpp"

#include <vector>

namespace ruralsim::support {

// Mean over the days of the households served among those further from the hub by road than three quarters of
// the households of the first county.
inline double remote_served(models::Scenario const& scenario, models::CountyLedger const& ledger) {
  auto const& map = scenario.network.counties.front();
  models::network::ServiceAreas const areas(map, ledger.growth.lives,
                                            scenario.stretches.front().settings.rollout.reach);
  std::vector<results::figures::Weighted> ways;
  for (auto const& village : map.villages)
    ways.push_back({.value = map.road({}, village.at).value, .weight = village.households});
  double const far = results::figures::quantile_of_people(ways, 0.75);
  double served = 0;
  for (std::int64_t day = 0; day < ledger.days; ++day)
    for (std::size_t v = 0; v < ways.size(); ++v)
      if (ways[v].value > far && areas.center_of(v, day) != models::network::kNoCenter)
        served += ways[v].weight / static_cast<double>(ledger.days);
  return served;
}

}  // namespace ruralsim::support
