// Facts about what went wrong in a county, by day; empty where nothing can.
#pragma once

#include "models/counts.hpp"
#include "sim/time.hpp"

#include <cstdint>

namespace ruralsim::models {

enum class DisturbanceFact : std::uint8_t {
  road_seconds_closed,       // summed over the roads to open centers
  line_haul_seconds_closed,  // of the road from the warehouse
  warehouse_seconds_out,     // of the region's warehouse, the same in all counties
  truck_breakdowns,
  truck_repair_seconds,
  line_haul_breakdowns,  // of a departure, whose vehicles stand together
  line_haul_repair_seconds,
  truck_seconds_standing,  // before closed roads
  stops_not_reached,       // of trucks that were at the closed road
  turned_back,             // departures of the line-haul
  driving_seconds,         // of trucks, if they can break down
};
constexpr std::size_t kDisturbanceFacts = 11;

struct DisturbanceLedger {
  DisturbanceLedger() = default;
  explicit DisturbanceLedger(std::int64_t days) : facts(static_cast<std::size_t>(days), kDisturbanceFacts) {}

  Counts<std::int64_t> facts;  // (day, DisturbanceFact)

  bool empty() const { return facts.columns() == 0; }
  std::int64_t fact(std::size_t day, DisturbanceFact what) const {
    return facts(day, static_cast<std::size_t>(what));
  }
  void add(sim::Time when, DisturbanceFact what, std::int64_t amount) {
    facts(static_cast<std::size_t>(when.day()), static_cast<std::size_t>(what)) += amount;
  }
};

}  // namespace ruralsim::models
