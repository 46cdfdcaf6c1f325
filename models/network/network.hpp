// What exists: regions, counties, villages, service centers. Plain values, made once and never changed.
#pragma once

#include "models/network/geo.hpp"
#include "models/network/road_table.hpp"
#include "sim/calendar.hpp"
#include "sim/id.hpp"
#include "sim/quantity.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::models::network {

struct Village;
struct Center;
struct County;
using VillageId = sim::Id<Village>;  // within its county
using CenterId = sim::Id<Center>;    // within its county
using CountyId = sim::Id<County>;

// A point of the county's plane, in km east and north of the county hub.
struct Point {
  double x = 0, y = 0;
  friend bool operator==(Point const&, Point const&) = default;
};

struct Village {
  std::string id;
  Point at;
  double households = 0;
  CenterId center;    // that serves it once it is open
  double income = 0;  // CNY a person and year; 0: not known
};

constexpr std::int64_t kNeverOpens = 1'000'000;  // a day that no run reaches

struct Center {
  std::string id;
  VillageId village;  // it stands in
  Point at;
  std::int64_t opens = 0;  // day of opening; below 0: open from the start
  bool select_station = false;
};

struct County {
  std::string id;    // unique, as in the scenario
  std::string name;  // for people
  std::string terrain;
  sim::Km2 area;
  sim::Km warehouse_distance;  // by road, regional warehouse to county hub
  double detour = 1;           // road distance / straight distance within the county
  std::uint64_t key = 0;       // hash of the id: what the county's random streams hang on
  std::vector<Village> villages;
  std::vector<Center> centers;
  std::int64_t opens = -1;            // day from which it orders and has a fleet; below 0: from the start
  std::optional<GeoPoint> seat = {};  // where the hub stands; none: not known
  std::string province = {};          // for people; empty: not known
  std::shared_ptr<RoadTable const> roads = {};  // that are known; null: none

  // As the table of roads says, else straight distance times detour.
  sim::Km road(Point a, Point b) const;
};

// One region: a warehouse and the counties it serves.
struct Network {
  std::string region;  // for people
  std::vector<County> counties;
  std::string region_id = {};              // unique, as in the scenario; empty: the scenario has one region
  std::optional<GeoPoint> warehouse = {};  // where it stands; none: not known
  std::string group = {};                  // of regions that are compared, such as "West"; empty: none

  std::uint64_t key() const;  // what the random streams of the region as a whole hang on; 0 without an id
};

// How a county is drawn from figures.
struct CountyFigures {
  std::string id, name, terrain;
  sim::Km2 area;
  std::int64_t villages = 0;
  std::int64_t centers = 0;
  std::int64_t towns = 0;      // around which villages cluster
  double population = 0;       // rural inhabitants
  double household_size = 1;   // persons
  double village_size_cv = 0;  // coefficient of variation of households per village
  double clustering = 0;       // share of villages that lie near a town, 0..1
  double detour = 1;
  sim::Km warehouse_distance;
  double income = 0;        // CNY a person and year, mean of the inhabitants; 0: not known
  double income_cv = 0;     // coefficient of variation of villages' incomes at the same distance
  double income_falls = 0;  // share by which it is lower at the county's edge than at the hub, 0..1
  double elongation = 1;    // long axis of the county over its short one; 1: a disc
  double hub_offset = 0;    // how far the hub lies off the middle, of the way to the edge: 0 to below 1
};

}  // namespace ruralsim::models::network
