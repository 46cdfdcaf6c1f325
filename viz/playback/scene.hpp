// A moment of a watched day: where everybody is and what waits where. The page's scene.js has the same rules,
// and tests/browser sees to it that both say the same.
#pragma once

#include "viz/playback/day.hpp"

#include <vector>

namespace ruralsim::viz::playback {

enum class Doing : std::uint8_t { idle, drives, stays };

struct MoverNow {
  std::size_t actor = kNowhere;
  Doing doing = Doing::idle;
  std::size_t event = kNowhere;                // which of its legs or stays; none when idle
  std::size_t from = kNowhere, to = kNowhere;  // places; the same while it stands
  double share = 0;                            // of the way that is done
  PlaceKm at = {};
  // On board: after the first thing was handed over or taken where it stands, as when it leaves; nothing
  // while it stands at the hub or the warehouse.
  Cargo cargo = {};
};

struct Scene {
  Second at = 0;
  std::vector<MoverNow> movers = {};  // trucks, technicians, line-hauls, in the order of the actors
  std::vector<double> levels = {};    // one for each of the day's levels
};

/// Where a mover is. On a leg from the second it leaves to the second before it arrives; then, or before its
/// first event, it stands where that event ends or begins.
MoverNow mover_at(Day const& day, std::size_t actor, Second at);

double value_at(Level const& level, Second at);

/// What waits of a kind in all places together, over the day.
std::vector<Change> total(Day const& day, std::size_t what);
/// The most that one place has of a kind; 0 if nothing.
double most_at_one_place(Day const& day, std::size_t what);

/// `day` must be settled. Any time will do, also one before or after the day.
Scene scene_at(Day const& day, Second at);

/// When most is on the road: most movers driving, among those the most parcels on board; the earliest.
Second busiest(Day const& day);

/// A truck's way from the hub back to it.
struct Run {
  std::size_t actor = kNowhere;
  Second leaves = 0, back = 0;
  std::size_t stops = 0;
  std::int64_t pieces = 0;  // on board when it leaves, appliances and goods for shelves too
  double km = 0;            // of its legs and of the ways to homes within its stops
  bool ended = false;       // before the record does
};
std::vector<Run> runs_of(Day const& day);

}  // namespace ruralsim::viz::playback
