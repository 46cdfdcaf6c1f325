// A record of a watched day in order and without gaps.
#include "models/ledger.hpp"
#include "models/watched.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace ruralsim::models {

Pieces& Pieces::operator+=(Pieces const& other) {
  parcels += other.parcels, appliances += other.appliances, shelf_pieces += other.shelf_pieces;
  going_back += other.going_back, boxes += other.boxes;
  return *this;
}

Pieces& Pieces::operator-=(Pieces const& other) {
  parcels -= other.parcels, appliances -= other.appliances, shelf_pieces -= other.shelf_pieces;
  going_back -= other.going_back, boxes -= other.boxes;
  return *this;
}

namespace {

// Somewhere on the way between two places; of a place itself, both are that.
struct Whereabouts {
  Spot from{}, toward{};
  std::int32_t share = 0;
  friend bool operator==(Whereabouts const&, Whereabouts const&) = default;

  bool is(Spot spot) const { return *this == Whereabouts{spot, spot, 0}; }
};

Whereabouts on_way(Spot from, Spot toward, std::int32_t share) {
  if (share == 0) return {from, from, 0};
  if (share == Leg::kWhole) return {toward, toward, 0};
  return {from, toward, share};
}

// A leg or a stay, as what one mover does next.
struct Step {
  std::int64_t from, until;
  Whereabouts begins, ends;
};

Step step_of(Leg const& leg) {
  auto const ends =
      leg.going == Going::towed ? on_way(leg.to, leg.to, 0) : on_way(leg.from, leg.toward, leg.ends);
  return {leg.leaves, leg.arrives, on_way(leg.from, leg.toward, leg.begins), ends};
}
Step step_of(Stay const& stay) {
  return {stay.from, stay.until, on_way(stay.at, stay.at, 0), on_way(stay.at, stay.at, 0)};
}

[[noreturn]] void refuse(Mover who, std::int64_t at, char const* why) {
  throw sim::Error(
      sim::Blame::model,
      sim::text("the record of the watched day is wrong: {} {} {} at second {} (this is an error "
                "of the program; please report it with the scenario)",
                who.kind == MoverKind::truck ? "truck" : "technician", who.number + 1, why, at));
}

// Steps of one mover in their order, from the beginning of the watched days to their end.
void let_rest(WatchedLedger& watched, Mover who, std::vector<Step> const& steps) {
  auto at = on_way(Spot::hub(), Spot::hub(), 0);
  auto clock = watched.begins;
  bool known = false;
  auto const rest_until = [&](std::int64_t until) {
    if (!at.is(Spot::hub())) refuse(who, clock, "rests on the road");
    watched.stays.push_back({.who = who, .trip = clock, .from = clock, .until = until});
  };
  for (auto const& step : steps) {
    if (step.from < clock && known) refuse(who, step.from, "does two things at a time");
    if (step.from > clock) rest_until(step.from);
    if ((known || step.from > clock) && step.begins != at) refuse(who, step.from, "is at two places");
    clock = std::max(clock, step.until), at = step.ends, known = true;
  }
  if (clock < watched.ends) rest_until(watched.ends);
}

bool moves_by_itself(Mover who) {
  return who.kind == MoverKind::truck || who.kind == MoverKind::technician;
}

// Those in service on some watched day, and what is told of them.
std::map<Mover, std::vector<Step>> steps_by_mover(CountyLedger const& ledger) {
  std::map<Mover, std::vector<Step>> all;
  auto const& watched = ledger.watched;
  auto const employ = [&](MoverKind kind, std::uint32_t many) {
    for (std::uint32_t k = 0; k < many; ++k) all[{kind, static_cast<std::uint16_t>(k)}];
  };
  for (auto day = watched.begins / 86400; day < watched.ends / 86400; ++day) {
    employ(MoverKind::truck, ledger.fleet(static_cast<std::size_t>(day), 0));
    employ(MoverKind::technician, ledger.fleet(static_cast<std::size_t>(day), 1));
  }
  for (auto const& leg : watched.legs)
    if (moves_by_itself(leg.who)) all[leg.who].push_back(step_of(leg));
  for (auto const& stay : watched.stays)
    if (moves_by_itself(stay.who)) all[stay.who].push_back(step_of(stay));
  for (auto& [who, steps] : all)
    std::ranges::stable_sort(steps, {}, [](Step const& s) { return std::tuple(s.from, s.until); });
  return all;
}

// What changed before the watched days is one change, just before they begin.
void add_up(WatchedLedger& watched) {
  std::map<std::tuple<Level, Spot, std::int64_t>, std::int32_t> sums;
  for (auto const& one : watched.changes)
    sums[{one.what, one.at, std::max(one.time, watched.begins - 1)}] += one.by;
  watched.changes.clear();
  for (auto const& [key, by] : sums)
    if (by != 0) watched.changes.push_back({std::get<1>(key), std::get<0>(key), by, std::get<2>(key)});
}

}  // namespace

void complete_watched(CountyLedger& ledger) {
  auto& watched = ledger.watched;
  // Who was waiting when they began may have been called away before.
  std::erase_if(watched.stays, [&](Stay const& stay) { return !watched.sees(stay.from, stay.until); });
  for (auto const& [who, steps] : steps_by_mover(ledger)) let_rest(watched, who, steps);
  std::ranges::stable_sort(watched.legs, {},
                           [](Leg const& l) { return std::tuple(l.who, l.leaves, l.arrives, l.trip); });
  std::ranges::stable_sort(watched.stays, {},
                           [](Stay const& s) { return std::tuple(s.who, s.from, s.until, s.trip); });
  std::ranges::sort(watched.closures, {},
                    [](WatchedClosure const& c) { return std::tuple(c.at, c.from, c.until, c.name); });
  add_up(watched);
}

}  // namespace ruralsim::models
