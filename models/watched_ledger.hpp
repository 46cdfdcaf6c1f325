// What is recorded of watched days in a county: who went where, who did what there, how many waited where,
// and what everybody said. Facts of actors like those of the ledger: integers, in any order. A county that
// nobody watches costs the branch that asks on().
#pragma once

#include "sim/time.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::models {

// A place of a county. `number`: of the center or the village within its county.
enum class SpotKind : std::uint8_t { hub, center, village, warehouse };
struct Spot {
  SpotKind kind = SpotKind::hub;
  std::uint16_t number = 0;
  friend auto operator<=>(Spot const&, Spot const&) = default;

  static Spot hub() { return {}; }
  static Spot warehouse() { return {SpotKind::warehouse, 0}; }
  static Spot center(std::size_t c) { return {SpotKind::center, static_cast<std::uint16_t>(c)}; }
  static Spot village(std::size_t v) { return {SpotKind::village, static_cast<std::uint16_t>(v)}; }
  static Spot stop(std::size_t stop) { return stop == 0 ? hub() : center(stop - 1); }  // of Roads
};

// Who: `number` counts from 0 within the kind. Trip: the second at which the run from the hub (line-haul:
// from the warehouse; technician: the shift) began.
enum class MoverKind : std::uint8_t { line_haul, hub, truck, technician };
struct Mover {
  MoverKind kind = MoverKind::truck;
  std::uint16_t number = 0;
  friend auto operator<=>(Mover const&, Mover const&) = default;
};

// Pieces on board, loaded or handed over, by what they are.
struct Pieces {
  std::int32_t parcels = 0, appliances = 0, shelf_pieces = 0;  // for the shelves of select stations
  std::int32_t going_back = 0;                                 // returned parcels
  std::int32_t boxes = 0;                                      // that villagers sell
  friend auto operator<=>(Pieces const&, Pieces const&) = default;
  Pieces& operator+=(Pieces const& other);
  Pieces& operator-=(Pieces const& other);
};

enum class Going : std::uint8_t {
  drive,
  repair,       // stands broken down between two places
  towed,        // to the hub, from between `from` and `toward`
  turned_back,  // line-haul: out, up to a closed road, and back
};

struct Leg {
  static constexpr std::int32_t kWhole = 1'000'000;

  Mover who{};
  std::int64_t trip = 0;
  Going going = Going::drive;
  Spot from{}, to{}, toward{};             // toward: as `to`, unless it is towed
  std::int32_t begins = 0, ends = kWhole;  // millionths of the way from `from` to `toward`
  std::int64_t leaves = 0, arrives = 0;    // seconds of the run
  std::int64_t metres = 0, standing = 0;   // driven; seconds of it on which a line-haul stands
  Pieces on_board{};
  std::int32_t vehicles = 1;  // that go together
};

enum class Doing : std::uint8_t {
  load,
  unload,
  load_boxes,
  hand_in,      // truck at the hub: what it could not deliver, what goes back, boxes
  closed_road,  // stands before it
  workshop,     // after it was towed
  wait,         // on duty, with nothing to do
  carry_in,
  install,
  nobody_home,
  sort,  // hub: unloading and sorting what came together
  rest,  // off duty
};
enum class VisitOutcome : std::uint8_t { none, complete, repeat_needed, faulty, carried_in };

struct Stay {
  Mover who{};
  std::int64_t trip = 0;
  Spot at{};
  Doing doing = Doing::rest;
  VisitOutcome outcome = VisitOutcome::none;
  std::int64_t from = 0, until = 0;
  std::int64_t metres = 0, driving = 0;  // a truck's to homes and back, from where it unloads; seconds
  Pieces goods{};                        // loaded, handed over or taken along
  std::int64_t order = -1;               // a technician's
};

// What waits somewhere: the stages of orders (models/parcel.hpp), then of what goes back, open installation
// jobs, and stages of boxes for sale. Their places are told in docs/results.md.
enum class Level : std::uint8_t {
  desk,
  cut_off,
  national_supply,
  picking,
  departure,
  line_haul,
  sorting,
  truck,
  milk_run,
  pick_up,
  back_center,
  back_milk_run,
  back_hub,
  back_line_haul,
  installation,
  sale_center,
  sale_milk_run,
  sale_hub,
  sale_line_haul,
};
constexpr std::size_t kLevels = 19;

struct LevelChange {
  Spot at{};
  Level what{};
  std::int32_t by = 0;
  std::int64_t time = 0;
};

// A road closed (at: its center; hub: the line-haul's), or the warehouse out of action.
struct WatchedClosure {
  Spot at{};
  std::int64_t from = 0, until = 0;
  std::string name;
};

// What an actor said of itself, as `ruralsim trace` tells it.
struct TraceLine {
  std::int64_t time = 0;
  std::string actor, text;
};

struct WatchedLedger {
  std::int64_t begins = 0, ends = 0;  // seconds of the run; equal: nobody watches
  std::vector<Leg> legs;
  std::vector<Stay> stays;
  std::vector<LevelChange> changes;  // those before the watched days too
  std::vector<WatchedClosure> closures;
  std::vector<TraceLine> lines;

  bool on() const { return begins < ends; }
  // Whether what lasts from (inclusive) until then is seen: it touches the watched days.
  bool sees(std::int64_t from, std::int64_t until) const { return from < ends && until >= begins; }

  void leg(Leg const& leg) {
    if (sees(leg.leaves, leg.arrives)) legs.push_back(leg);
  }
  // Until then if nothing comes in between; which it is, for ended().
  static constexpr std::size_t kUnseen = ~std::size_t{0};
  std::size_t stay(Stay const& stay) {
    if (!sees(stay.from, stay.until)) return kUnseen;
    stays.push_back(stay);
    return stays.size() - 1;
  }
  void ended(std::size_t stay, sim::Time now) {
    if (stay != kUnseen) stays[stay].until = now.s;
  }
  void handled(std::size_t stay, Pieces const& goods) {
    if (stay != kUnseen) stays[stay].goods = goods;
  }

  void change(Spot at, Level what, std::int64_t time, std::int64_t by) {
    if (time < ends && by != 0) changes.push_back({at, what, static_cast<std::int32_t>(by), time});
  }
  // So many were there from (inclusive) until then (exclusive).
  void present(Spot at, Level what, std::int64_t from, std::int64_t until, std::int64_t many) {
    if (from >= until || !sees(from, until)) return;
    change(at, what, from, many);
    change(at, what, until, -many);
  }
  void move(Level what, Spot from, Spot to, std::int64_t time, std::int64_t many) {
    change(from, what, time, -many);
    change(to, what, time, many);
  }
};

}  // namespace ruralsim::models
