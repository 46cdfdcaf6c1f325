// The trucks' day of a county, or its technicians': how far from the hub each of them is, by the time of day.
// Steep is fast, level is a stop; the thicker a truck's line, the more is on board.
#pragma once

#include "sim/calendar.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// What somebody does for a while. Hours count from 00:00 of the day; km are the way by road from the hub.
struct MoverPiece {
  enum class Kind { Load, Drive, Stop, Repair, Towed, ClosedRoad, Wait, NobodyHome };
  Kind kind = Kind::Drive;
  double from = 0, until = 0;  // h
  double from_km = 0, until_km = 0;
  double on_board = 0;  // pieces of all kinds, after a stop those that are left
  std::size_t run = 0;  // from 0
};

struct MoverDay {
  std::string name;  // "truck 3"
  std::vector<MoverPiece> pieces = {};
};

enum class Movers { Trucks, Technicians };

struct TimeSpaceData {
  ChartInfo info = {};
  sim::Date day = {};
  Movers who = Movers::Trucks;
  std::vector<MoverDay> movers = {};    // in service; those without pieces stay at the hub
  std::vector<double> line_hauls = {};  // h: goods arrive at the hub
  std::vector<double> cut_offs = {};    // h: orders are released
  std::size_t closed_roads = 0;         // to centers, at some time of the day
  double km = 0, homes_km = 0;          // that trucks drove; of them to homes and back, within stops
};

void draw_time_space(TimeSpaceData const& data, Canvas& canvas);
/// One row per piece: `name,run,what,from_h,until_h,from_km,until_km,on_board`.
std::string csv(TimeSpaceData const& data);
Figure figure(TimeSpaceData data);

}  // namespace ruralsim::viz
