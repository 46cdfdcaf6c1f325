// Made-up days of trucks and technicians for the charts' tests.
#pragma once

#include "viz/charts/time_space.hpp"

#include <cstddef>
#include <string>

namespace ruralsim::viz::sample {

// Trucks that leave at eight and, if they are back by noon, once more; the first breaks down on its way, the
// second meets a closed road.
inline TimeSpaceData time_space(std::size_t trucks = 6) {
  using Kind = MoverPiece::Kind;
  Luck luck(29);
  TimeSpaceData data{.info = info(),
                     .day = sim::date(2018, 11, 12),
                     .line_hauls = {4.6, 15.1, 20.4},
                     .cut_offs = {11, 16, 23},
                     .closed_roads = trucks > 1 ? std::size_t{1} : 0,
                     .km = 562,
                     .homes_km = 33};
  for (std::size_t t = 0; t < trucks; ++t) {
    MoverDay truck{.name = "truck " + std::to_string(t + 1)};
    double clock = 8, km = 0;
    auto const piece = [&](Kind kind, double hours, double to, double left, std::size_t run) {
      truck.pieces.push_back({.kind = kind,
                              .from = clock,
                              .until = clock + hours,
                              .from_km = km,
                              .until_km = to,
                              .on_board = left,
                              .run = run});
      clock += hours, km = to;
    };
    for (std::size_t run = 0; run < 2 && clock < 13; ++run) {
      double const goods = std::floor(60 + 240 * luck.uniform());
      auto const stops = 3 + static_cast<std::size_t>(6 * luck.uniform());
      piece(Kind::Load, 0.5, 0, goods, run);
      for (std::size_t stop = 0; stop < stops; ++stop) {
        double const to = 4 + 38 * luck.uniform(), left = goods * static_cast<double>(stops - stop);
        if (t == 0 && stop == 1) {
          piece(Kind::Drive, 0.1, (km + to) / 2, left / static_cast<double>(stops), run);
          piece(Kind::Repair, 1.1, km, left / static_cast<double>(stops), run);
        }
        piece(Kind::Drive, 0.05 + std::abs(to - km) / 40, to, left / static_cast<double>(stops), run);
        if (t == 1 && stop == 2) piece(Kind::ClosedRoad, 0.6, to, left / static_cast<double>(stops), run);
        piece(Kind::Stop, 0.15, to, (left - goods) / static_cast<double>(stops), run);
      }
      piece(Kind::Drive, km / 40, 0, 0, run);
      clock += 0.4;
    }
    data.movers.push_back(truck);
  }
  data.movers.push_back({.name = "truck " + std::to_string(trucks + 1)});
  return data;
}

// Technicians who visit homes, nobody being at home in every fifth; one waits at the first door.
inline TimeSpaceData technician_day(std::size_t technicians = 4) {
  using Kind = MoverPiece::Kind;
  Luck luck(31);
  TimeSpaceData data{.info = info(), .day = sim::date(2018, 11, 12), .who = Movers::Technicians};
  for (std::size_t t = 0; t < technicians; ++t) {
    MoverDay technician{.name = "technician " + std::to_string(t + 1)};
    double clock = 8, km = 0;
    auto const piece = [&](Kind kind, double hours, double to) {
      technician.pieces.push_back(
          {.kind = kind, .from = clock, .until = clock + hours, .from_km = km, .until_km = to});
      clock += hours, km = to;
    };
    for (std::size_t visit = 0; clock < 16; ++visit) {
      double const to = 3 + 40 * luck.uniform();
      piece(Kind::Drive, std::abs(to - km) / 45 + 0.05, to);
      if (t == 0 && visit == 0) piece(Kind::Wait, 0.7, to);
      if (visit % 5 == 4)
        piece(Kind::NobodyHome, 0, to);
      else
        piece(Kind::Stop, luck.exponential(0.8), to);
    }
    piece(Kind::Drive, km / 45, 0);
    data.movers.push_back(technician);
  }
  return data;
}

}  // namespace ruralsim::viz::sample
