// What villagers sell, and how the network takes it along. Plain values; see settings.hpp.
#pragma once

#include "sim/quantity.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::models {

// A day of every year.
struct DayOfYear {
  int month = 1, day = 1;
};

// How a season's goods spread over its days: all alike, or rising to its middle and falling from there.
enum class SeasonShape : std::uint8_t { even, peak };

// A group of goods that villages offer in a season of every year, packed in boxes of one kind.
struct HarvestSettings {
  std::string id, name;
  DayOfYear from, to;     // first and last day; a season may go on past the end of the year
  sim::Kg per_household;  // of a village that grows it, a season
  double villages = 1;    // share of the villages that grow it
  std::string terrain;    // of the counties whose villages grow it; empty: all
  SeasonShape shape = SeasonShape::even;
  std::array<double, 7> weekday{};  // relative weights, Monday first
  std::array<double, 24> hour{};    // within the centers' opening hours
  sim::M3 volume;                   // of a box
  sim::Kg weight;
  sim::Cny value;
  std::optional<sim::Seconds> keeps;  // older at the regional warehouse, it is spoiled; nothing: it keeps
};

// Who bears what selling and delivering need together (vehicles and drivers of trucks and line-haul): both by
// weight times direct way, or deliveries alone, selling what it adds.
enum class JointCost : std::uint8_t { activity, deliveries };

struct SellingSettings {
  std::optional<std::int64_t> center_room;  // boxes; nothing: unlimited
  double return_share = 1;     // of those whom a full center refuses: come again the next day; others give up
  sim::Seconds intake_time;    // of the agent at the desk, a box
  double seconds_per_box = 0;  // to load it on a truck, at the stop
  std::optional<std::int64_t> visit_from;  // boxes for which a truck comes without deliveries; nothing: none
  std::optional<sim::M3> return_volume;    // of the vehicles of one departure on their way back; nothing:
  std::optional<sim::Kg> return_weight;    // as they came
  double center_fee = 0;                   // CNY/box, to the agent
  JointCost joint_cost = JointCost::activity;
};

}  // namespace ruralsim::models
