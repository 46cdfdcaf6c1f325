#pragma once

#include "models/scenario.hpp"
#include "scenarios/published.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// What the sections of a document say, value by value, before it is put together into a Scenario.

struct CountyDraft {
  std::string region, province;               // id and name; "": the only one, not known
  std::optional<sim::Km> warehouse_distance;  // nothing: by the places of hub and warehouse
  models::network::CountyFigures figures;
  models::CountySettings settings;
  std::optional<double> detour;  // nothing: the terrain's
  double select_stations = 0;    // share of centers
  models::StationRule select_station_rule = models::StationRule::most_households;
  std::optional<double> hub_latitude, hub_longitude;  // degrees; for tables with geographic coordinates
  std::string villages_file;                          // "": villages are drawn
  std::string centers_file;                           // "": centers are chosen among the villages
  bool villages_in_table = false, centers_in_table = false;  // of the network's
  std::optional<sim::Date> opens;                            // nothing: as the roll-out plan says
};

struct RegionDraft {
  std::string id, name, group;
  std::optional<std::uint64_t> layout_seed;   // nothing: the network's
  std::optional<double> latitude, longitude;  // degrees, of the warehouse
  std::vector<std::string> provinces;         // whose counties it may serve; none: the one of its name
};

// Which region a county belongs to that does not say.
enum class Assign : std::uint8_t { own_province, nearest };

// A network that is drawn from facts of a country, or read from tables.
struct NetworkDraft {
  std::uint64_t layout_seed = 1;
  std::string provinces_file, prefectures_file, outline_file;  // "": none
  std::int64_t drawn_counties = 0, drawn_villages = 0, drawn_centers = 0;
  std::string plains, mountains;  // terrains of drawn counties
  std::string counties_file, villages_file, centers_file, roads_file;
  Assign assign = Assign::own_province;
};

struct Draft {
  std::vector<PublishedDistance> published;
  models::RunSpec run;
  RegionDraft region;
  NetworkDraft network;
  std::string openings_file;  // of the roll-out; "": none
  models::Settings settings;  // without its counties
  std::vector<CountyDraft> counties;
  std::vector<std::string> counties_elsewhere;  // ids of those of other regions, which settings may name

  std::uint64_t layout_seed() const { return region.layout_seed.value_or(network.layout_seed); }
};

}  // namespace ruralsim::scenarios
