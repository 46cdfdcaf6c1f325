// How busy each resource is by hour of the day and day of the week.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <array>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// Busy share of the capacity on duty, Monday first; may exceed 1 (overtime); NaN: nobody on duty.
struct ResourceLoad {
  std::string name;                                  // "trucks, time"
  std::array<std::array<double, 24>, 7> share = {};  // [weekday][hour]
};

struct UtilisationData {
  ChartInfo info = {};
  std::vector<ResourceLoad> resources = {};
};

void draw_utilisation(UtilisationData const& data, Canvas& canvas);
/// One row per resource, weekday and hour: `resource,weekday,hour,share`.
std::string csv(UtilisationData const& data);
Figure figure(UtilisationData data);

}  // namespace ruralsim::viz
