// What went wrong around an order while it was on its way.
#pragma once

#include "models/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct Whereabouts {
  std::size_t county, center;
  std::uint32_t replication;
  sim::Time from, until;
};

// "the road to c4 was closed from 2018-09-17 Mon 12:00:00 until ... (typhoon)", by beginning; nothing if
// nothing can go wrong. Breakdowns are not among them: they happen to vehicles.
std::vector<std::string> disturbances_met(models::Scenario const& scenario, Whereabouts const& order);

}  // namespace ruralsim::cli
