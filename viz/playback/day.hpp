// A watched day of one county as plain values: who was where, what waited where, and what the trace said.
#pragma once

#include "viz/map.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace ruralsim::viz::playback {

/// Seconds since the first midnight shown; what began the day before is negative.
using Second = std::int64_t;
inline constexpr Second kDay = 86'400;

inline constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

enum class PlaceKind : std::uint8_t { hub, center, village, warehouse };

struct Place {
  PlaceKind kind = PlaceKind::village;
  std::string name = {};
  PlaceKm at = {};  // not finite: beyond the map (the warehouse), see `settled`
};

/// What an actor is drawn as; `other` is somebody who is never seen on the map (the dispatcher).
enum class ActorKind : std::uint8_t { truck, technician, line_haul, hub, center, village, warehouse, other };

/// What is on board, or is handed over or taken. Pieces for the shelf of a select station are goods nobody
/// has ordered; boxes are what villagers sell.
struct Cargo {
  std::int64_t parcels = 0, appliances = 0, for_shelf = 0, going_back = 0, boxes = 0;

  std::int64_t pieces() const { return parcels + appliances + for_shelf + going_back + boxes; }
};

/// A way from one place to another, or a stop between them (under repair). Positions lie on the straight
/// line.
struct Leg {
  std::size_t from = kNowhere, to = kNowhere;  // places
  Second leaves = 0, arrives = 0;
  PlaceKm begins = {}, ends = {};  // those of the places, but for what begins or ends between them
  Cargo cargo = {};
  double km = 0;
  std::size_t what = 0;  // of Day::leg_words
};

struct Stay {
  std::size_t place = kNowhere;
  Second from = 0, until = 0;
  std::size_t what = 0;     // of Day::stay_words
  std::size_t outcome = 0;  // of Day::outcome_words; empty words: none to tell
  Cargo cargo = {};
  std::int64_t order = -1;  // that a technician comes for
  double km = 0;            // a truck's, to homes around the place and back, with large appliances
  Second driving = 0;       // of the stay, which that way takes
};

struct Actor {
  ActorKind kind = ActorKind::other;
  std::string name = {};
  std::size_t place = kNowhere;  // where one stands who never moves, and one who does before he has moved
  std::vector<Leg> legs = {};    // by time, none in two at once
  std::vector<Stay> stays = {};
};

/// Where a kind of level is shown beside the list of all: as bars at the hub, as what fills a center, as a
/// bar at a center.
enum class Shown : std::uint8_t { in_list, at_hub, fills_center, at_center };

/// What waits: its words, where it is shown, its colour (0xRRGGBB), and whether the day's curve shows it.
struct LevelKind {
  std::string words = {};
  Shown shown = Shown::in_list;
  unsigned color = 0x595959;
  bool in_curve = false;
};

struct Change {
  Second at = 0;
  double value = 0;
};

/// A step function: the value holds from its change until the next; before the first it is that of the first.
struct Level {
  std::size_t place = kNowhere;
  std::size_t what = 0;  // of Day::level_kinds
  std::vector<Change> changes = {};
};

/// A road (of a center; the line-haul's at the hub) or a warehouse that is closed.
struct Closure {
  std::size_t place = kNowhere;
  Second from = 0, until = 0;
  std::string name = {};
};

/// What the timetable says: a cut-off, a departure of trucks.
struct Appointed {
  Second at = 0;
  std::string words = {};
};

struct Line {
  Second at = 0;
  std::size_t actor = kNowhere;
  std::string text = {};
};

struct Day {
  std::string title = {}, county = {}, date = {}, weekday = {}, source = {};  // source: seed, version ...
  Second until = kDay;                                                        // where the playback ends
  std::vector<std::string> leg_words = {"drives"}, stay_words = {}, outcome_words = {""};
  std::vector<LevelKind> level_kinds = {};
  std::vector<Place> places = {};
  std::vector<Actor> actors = {};
  std::vector<Level> levels = {};
  std::vector<Closure> closures = {};
  std::vector<Appointed> timetable = {};
  std::vector<Line> lines = {};  // by time
};

bool is_mover(ActorKind kind);
/// The first place of that kind, or kNowhere.
std::size_t place_of(Day const& day, PlaceKind kind);

/// The same day, in order (events by time), with places beyond the map set at its upper edge above the hub,
/// so that what comes from there can be seen coming; that part of the map is not to scale.
Day settled(Day day);

/// The same day with names, titles and lines as they may be shown (viz/shown_text.hpp).
Day with_shown_texts(Day day);

/// What cannot be: somebody who is in two places at once, or in another one without a way there; a change
/// out of order; a reference to nothing. One sentence each; empty for a sound day.
std::vector<std::string> impossible(Day const& day);

}  // namespace ruralsim::viz::playback
