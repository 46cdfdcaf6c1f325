// What a run leaves of goods that villagers sell, in boxes: facts by the day on which they happened. Empty
// where nothing is sold. All numbers are exact integers.
#pragma once

#include "models/counts.hpp"
#include "sim/time.hpp"

#include <cstdint>

namespace ruralsim::models {

// Where a box is, in the order of its way.
enum class SaleStage : std::uint8_t {
  home,       // brought, and refused or at the desk -> taken in
  center,     // taken in -> on a truck
  milk_run,   // -> at the hub
  hub,        // -> on a vehicle of the line-haul that returns
  line_haul,  // -> at the regional warehouse
};
constexpr std::size_t kSaleStages = 5;

// Columns of SellingLedger::facts for each group of goods.
enum class SaleFact : std::uint8_t {
  offered,   // brought for the first time
  refused,   // brought, and the center had no room or no time; again each time
  given_up,  // of these: not brought again
  taken_in,
  picked_up,  // by a truck
  at_hub,     // brought there by it
  sent,       // left the hub
  arrived,    // at the regional warehouse
  spoiled,    // of these: after more time than the goods keep
  fen_paid,   // to villagers, for those that were not spoiled
  // sums over the boxes that arrived, by stage (home: from when they were first brought)
  seconds_home,
  seconds_center,
  seconds_milk_run,
  seconds_hub,
  seconds_line_haul,
  // sums over the boxes that were at the hub that day, from when they were first brought
  seconds_to_hub,
};
constexpr std::size_t kSaleFacts = 16;

// Columns of SellingLedger::haulage, by week: of trucks, of the line-haul's way back (by the week in which
// its vehicles left the warehouse). Loads are of goods for sale alone: weight times way.
enum class SaleHaulage : std::uint8_t {
  truck_load,           // kg m, over the legs as driven
  truck_activity,       // kg m, by the direct way from center to hub
  truck_fullness,       // permille of the scarcest capacity at the return, summed over runs
  truck_visits,         // of centers that had no deliveries
  truck_seconds,        // spent on loading at the stops
  truck_extra_metres,   // of runs without any deliveries
  back_legs,            // departures whose vehicles went back
  back_laden,           // m, of vehicles with goods for sale on board and no returned parcels
  back_load,            // kg m
  back_fullness,        // permille of the scarcer capacity, summed over departures
  back_grams,           // loaded
  back_grams_offered,   // 0: unlimited
  back_litres,          // loaded
  back_litres_offered,  // 0: unlimited
};
constexpr std::size_t kSaleHaulage = 14;

struct SellingLedger {
  SellingLedger() = default;
  SellingLedger(std::int64_t days, std::size_t groups)
      : facts(static_cast<std::size_t>(days), groups * kSaleFacts),
        waiting(static_cast<std::size_t>(days), groups * kSaleStages),
        left(groups, kSaleStages),
        way(static_cast<std::size_t>(days + 6) / 7, lead_bins::kCount),
        haulage(static_cast<std::size_t>(days + 6) / 7, kSaleHaulage) {}

  Counts<std::int64_t> facts;    // (day, group x SaleFact)
  Counts<std::int64_t> waiting;  // (day, group x SaleStage): at the day's 24:00, counted where they are
  Counts<std::int64_t> left;     // (group, SaleStage): at the end of the run
  Counts<std::uint32_t> way;  // (week, lead_bins): from first brought to the warehouse, of those that arrived
  Counts<std::int64_t> haulage;  // (week, SaleHaulage)

  friend bool operator==(SellingLedger const&, SellingLedger const&) = default;
  bool empty() const { return facts.columns() == 0; }
  std::size_t groups() const { return left.rows(); }
  std::int64_t fact(std::size_t day, std::size_t group, SaleFact what) const {
    return facts(day, group * kSaleFacts + static_cast<std::size_t>(what));
  }
  void add(std::int64_t day, std::size_t group, SaleFact what, std::int64_t amount = 1) {
    facts(static_cast<std::size_t>(day), group * kSaleFacts + static_cast<std::size_t>(what)) += amount;
  }
  std::int64_t waits(std::size_t day, std::size_t group, SaleStage stage) const {
    return waiting(day, group * kSaleStages + static_cast<std::size_t>(stage));
  }
  std::int64_t hauled(std::size_t week, SaleHaulage what) const {
    return haulage(week, static_cast<std::size_t>(what));
  }
  void haul(std::size_t week, SaleHaulage what, std::int64_t amount) {
    haulage(week, static_cast<std::size_t>(what)) += amount;
  }
};

}  // namespace ruralsim::models
