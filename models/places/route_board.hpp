// The planned milk runs of a county, and which of them are due.
#pragma once

#include "sim/queue.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ruralsim::models {

struct Route {
  std::vector<std::uint16_t> centers;  // in visiting order
  bool over_limit = false;  // cannot be served within shift and capacity: runs anyway, first thing in a shift
  bool due = false;         // waits for a truck
  bool skipped = false;     // was due and did not run: comes first next time
  std::size_t begin_with = 0;  // index of the center to visit first, where the last run was cut short
};

struct DueRoute {
  std::uint32_t route = 0;
  std::uint32_t plan = 0;  // the plan it belongs to: void once there is a new one
  sim::Time since{};       // departure at which it fell due
};

struct RouteBoard {
  explicit RouteBoard(sim::Place& here) : due(here, "a route that is due") {}

  std::vector<Route> routes;
  std::uint32_t plan = 0;  // counts the plans made
  sim::Queue<DueRoute> due;
  std::vector<DueRoute> postponed;  // that no truck had time for
  std::int64_t trucks = 0;          // in service today

  // A run ended before this center, perhaps of a plan that there is no more: the one that now visits it comes
  // first next time, and begins there.
  void begin_next_with(std::uint16_t center) {
    for (auto& route : routes) {
      auto const at = std::find(route.centers.begin(), route.centers.end(), center);
      if (at == route.centers.end()) continue;
      route.begin_with = static_cast<std::size_t>(at - route.centers.begin());
      route.skipped = true;
    }
  }
};

}  // namespace ruralsim::models
