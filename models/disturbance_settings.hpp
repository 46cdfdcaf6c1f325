// What can go wrong, as plain values: by date, so that a what-if is exact, or by chance.
#pragma once

#include "sim/calendar.hpp"
#include "sim/distribution.hpp"
#include "sim/quantity.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::models {

// What becomes of goods on a road that is closed. Whoever sets out on it and whoever is on it already:
//   hold_at_sender   nobody sets out; who is on the way gets through
//   hold_in_transit  everybody sets out by timetable and stands still while the road is closed
//   turn_back        nobody sets out; who is on the way goes back, and the goods go again later
enum class GoodsUnderWay : std::uint8_t { hold_at_sender, hold_in_transit, turn_back };

enum class Disturbs : std::uint8_t {
  roads,      // from the county hub to centers and their villages
  line_haul,  // from the warehouse to the county hub
  storm,      // both
  warehouse,  // nothing is picked and nothing leaves
  demand,     // more is ordered, or less
};

// One by date.
struct DisturbanceSettings {
  std::string id;
  Disturbs kind = Disturbs::roads;
  sim::Date from{}, to{};               // from 00:00 of the one until 00:00 of the other, or rather
  sim::Seconds from_time{}, to_time{};  // from and until these times of day
  std::vector<std::string> counties;    // empty: all
  std::vector<std::string> centers;     // roads, storm: of these counties; empty: `share` of them
  double share = 1;  // of each county's centers: the nearest to one that is drawn, itself among them
  GoodsUnderWay goods = GoodsUnderWay::hold_at_sender;
  double factor = 1;    // demand: on what is ordered
  bool happens = true;  // false: as if it were not there
};

// Roads to single centers, closed by chance and independently of one another.
struct ClosureSettings {
  std::string id, terrain, county;  // empty: of all
  double per_year = 0;              // that begin on the road to one center
  std::array<double, 12> month{};   // relative weights; used as given / their mean
  sim::Distribution length = sim::Distribution::constant(0);
  GoodsUnderWay goods = GoodsUnderWay::hold_at_sender;
};

enum class StormCloses : std::uint8_t { roads, line_haul };

// Storms over the region that hit neighbouring counties and, in each, neighbouring centers. Counties have no
// place of their own: they stand in a ring around the warehouse, in the order of the scenario.
struct StormSettings {
  std::string id;
  double per_year = 0;             // that begin in the region
  std::array<double, 12> month{};  // relative weights; used as given / their mean
  sim::Distribution length = sim::Distribution::constant(0);
  double counties = 1;  // share of the ring that a storm covers
  double centers = 1;   // share of a county's centers that it hits: the nearest to one that is drawn
  std::vector<StormCloses> closes;
  GoodsUnderWay goods = GoodsUnderWay::hold_at_sender;
};

enum class BreaksDown : std::uint8_t { truck, line_haul };

// Vehicles that break down while they drive.
struct BreakdownSettings {
  std::string id;
  BreaksDown vehicle = BreaksDown::truck;
  sim::Seconds every{};  // mean driving time from one to the next (exponential)
  sim::Distribution repair = sim::Distribution::constant(0);
  // trucks: hold_in_transit is repaired where it stands, turn_back is towed to the hub
  GoodsUnderWay goods = GoodsUnderWay::hold_in_transit;
};

}  // namespace ruralsim::models
