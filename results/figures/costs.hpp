#pragma once
// What a county costs in a week, in fen (a hundredth of a CNY) of the scenario's currency year: whole
// numbers, so that sums over levels and over kinds agree to the last one. Full cost by level of the network
// and kind:
//   wages       hours x wage: picking and sorting by parcels over parcels an hour (at the hub at least what
//   its
//               permanent staff is paid), drivers and technicians all their time on duty, line-haul drivers
//               loading, way and way back
//   vehicles    km driven, empty ones included, x cost per km
//   facilities  running cost of hub and open centers by day (a year has 365), of the warehouse by parcel
//   fees        to agents, for each parcel delivered to a center
//   capital     set-up of the hub and of open centers as an annuity over its life, by day: outlay x
//               i / (1 - (1 + i)^-n) a year (capital recovery factor; Blank & Tarquin, Engineering Economy);
//               of goods in stock the same interest on their value, of a region's stock shared out by the
//               parcels that left the warehouse in the week (in equal parts if none did)

#include "models/settings.hpp"
#include "results/figures/runs.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace ruralsim::results::figures {

enum class Level : std::uint8_t { warehouse, line_haul, hub, trucks, centers, technicians };
enum class Kind : std::uint8_t { wages, vehicles, facilities, fees, capital };
inline constexpr std::array<std::string_view, 6> cost_levels{"warehouse", "line_haul", "hub",
                                                             "trucks",    "centers",   "technicians"};
inline constexpr std::array<std::string_view, 5> cost_kinds{"wages", "vehicles", "facilities", "fees",
                                                            "capital"};

struct CostItem {
  Level level;
  Kind kind;
};
inline constexpr std::array<CostItem, 15> cost_items{{{Level::warehouse, Kind::wages},
                                                      {Level::warehouse, Kind::facilities},
                                                      {Level::warehouse, Kind::capital},
                                                      {Level::line_haul, Kind::wages},
                                                      {Level::line_haul, Kind::vehicles},
                                                      {Level::hub, Kind::wages},
                                                      {Level::hub, Kind::facilities},
                                                      {Level::hub, Kind::capital},
                                                      {Level::trucks, Kind::wages},
                                                      {Level::trucks, Kind::vehicles},
                                                      {Level::centers, Kind::facilities},
                                                      {Level::centers, Kind::fees},
                                                      {Level::centers, Kind::capital},
                                                      {Level::technicians, Kind::wages},
                                                      {Level::technicians, Kind::vehicles}}};

// By item, in fen.
struct Costs {
  std::array<std::int64_t, cost_items.size()> items{};

  Costs& operator+=(Costs const& other);
  Costs& operator-=(Costs const& other);
  std::int64_t of(Level level) const;
  std::int64_t of(Kind kind) const;
  std::int64_t all() const;
};

// The part of it that goods bear which villagers sell: fees for their boxes, hands at the hub, and of
// vehicles and drivers of trucks and line-haul what selling.joint_cost says (by the week's transport
// activity, or the km that trucks drive without deliveries).
Costs selling_cost_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week);

Costs cost_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week);

// Value of the goods that a stock has on hand, in CNY, times days, summed up over a day.
double stock_value_days(Runs const& runs, models::StockLedger const& stock, std::size_t day);

// What is paid each year for one unit of outlay, so that it is paid off after `years` with interest.
double capital_recovery(double years, double interest);
// Spent to set up the hub and the centers that are open by the end of the run, CNY.
double capital_outlay(Runs const& runs, std::size_t county);

inline double cny(std::int64_t fen) {
  return static_cast<double>(fen) / 100;
}

}  // namespace ruralsim::results::figures
