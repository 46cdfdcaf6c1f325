// The county from above: villages, centers by their next-day rate, the hub and the trucks' runs.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"
#include "viz/map.hpp"

#include <limits>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct MapCenter {
  std::string name;
  PlaceKm place;
  double next_day_rate = std::numeric_limits<double>::quiet_NaN();  // 0 to 1; NaN: no orders
};

/// A run as the places it passes, the hub first and last.
struct MapRun {
  std::string name;
  std::vector<PlaceKm> path;
};

struct CountyMapData {
  ChartInfo info = {};
  std::string hub_name = "hub";
  PlaceKm hub = {};
  std::vector<PlaceKm> villages = {};
  std::vector<MapCenter> centers = {};
  std::vector<MapRun> runs = {};
};

void draw_county_map(CountyMapData const& data, Canvas& canvas);
/// One row per hub, center, village and point of a run: `kind,name,east[km],north[km],next_day_rate`.
std::string csv(CountyMapData const& data);
Figure figure(CountyMapData data);

}  // namespace ruralsim::viz
