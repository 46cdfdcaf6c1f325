// The counties of a country from above, coloured by their next-day rate, at several times side by side.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// In degrees; NaN where it is not known.
struct PlaceOnEarth {
  double latitude = kNan, longitude = kNan;
};

struct MapCounty {
  std::string name;
  PlaceOnEarth place;
  std::vector<double> rates;         // 0 to 1, one for each time; NaN: no orders
  std::vector<double> centers = {};  // open at each time; empty: not known, all dots are alike
};

struct MapWarehouse {
  std::string name;
  PlaceOnEarth place;
};

using Boundary = std::vector<PlaceOnEarth>;  // a line; it ends where it begins if it goes round something

struct CountryMapData {
  ChartInfo info = {};
  std::vector<Boundary> boundaries = {};
  std::string span = "four weeks from its date";  // what each picture shows
  std::vector<std::string> times = {};            // of each picture: "2018-10-07", "Oct-Dec 2018"; 12 at most
  std::vector<MapCounty> counties = {};
  std::vector<MapWarehouse> warehouses = {};
};

void draw_country_map(CountryMapData const& data, Canvas& canvas);
/// One row per county and time, then the warehouses:
/// `kind,name,latitude,longitude,time,next_day_rate,centers`.
std::string csv(CountryMapData const& data);
Figure figure(CountryMapData data);

}  // namespace ruralsim::viz
