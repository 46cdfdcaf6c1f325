#pragma once

#include "models/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// What the sections of a document say, value by value, before it is put together into a Scenario.

struct CountyDraft {
  std::string region;  // its id; "": the only one
  models::network::CountyFigures figures;
  models::CountySettings settings;
  std::optional<double> detour;  // nothing: the terrain's
  double select_stations = 0;    // share of centers
  models::StationRule select_station_rule = models::StationRule::most_households;
  std::optional<double> hub_latitude, hub_longitude;  // degrees; for tables with geographic coordinates
  std::string villages_file;                          // "": villages are drawn
  std::string centers_file;                           // "": centers are chosen among the villages
  std::optional<sim::Date> opens;                     // nothing: as the roll-out plan says
};

struct RegionDraft {
  std::string id, name, group;
  std::uint64_t layout_seed = 1;
  std::optional<double> latitude, longitude;  // degrees, of the warehouse
};

struct Draft {
  models::RunSpec run;
  RegionDraft region;
  std::string openings_file;  // of the roll-out; "": none
  models::Settings settings;  // without its counties
  std::vector<CountyDraft> counties;
  std::vector<std::string> counties_elsewhere;  // ids of those of other regions, which settings may name
};

}  // namespace ruralsim::scenarios
