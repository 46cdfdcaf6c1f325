#include "viz/playback/day.hpp"

#include "sim/text.hpp"
#include "viz/shown_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::viz::playback {
namespace {

// Where the way from beyond the map begins, as a share of the map's height above it.
constexpr double kBeyond = 0.12;
constexpr double kFar = std::numeric_limits<double>::infinity();

struct Extent {
  double west = kFar, east = -kFar, south = kFar, north = -kFar;

  double size() const { return std::max({east - west, north - south, 1.0}); }
};

Extent extent_of(Day const& day) {
  Extent e;
  for (auto const& place : day.places) {
    if (!is_finite(place.at)) continue;
    e.west = std::min(e.west, place.at.east), e.east = std::max(e.east, place.at.east);
    e.south = std::min(e.south, place.at.north), e.north = std::max(e.north, place.at.north);
  }
  return e;
}

// An actor's day as stretches at or between places.
struct Stretch {
  Second begin, end;
  std::size_t from, to;
  PlaceKm first, last;
};

std::vector<Stretch> stretches_of(Actor const& actor, std::vector<Place> const& places) {
  std::vector<Stretch> all;
  auto const spot = [&](std::size_t place) { return place < places.size() ? places[place].at : PlaceKm{}; };
  for (auto const& leg : actor.legs)
    all.push_back({leg.leaves, leg.arrives, leg.from, leg.to, leg.begins, leg.ends});
  for (auto const& stay : actor.stays)
    all.push_back({stay.from, stay.until, stay.place, stay.place, spot(stay.place), spot(stay.place)});
  std::ranges::stable_sort(all, [](Stretch const& a, Stretch const& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  return all;
}

// Two places are one where a tenth of a metre is all between them.
bool same_spot(PlaceKm a, PlaceKm b) {
  return std::hypot(a.east - b.east, a.north - b.north) < 1e-4;
}

void check_actor(Actor const& actor, std::vector<Place> const& places, std::vector<std::string>& faults) {
  auto const all = stretches_of(actor, places);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const& one = all[i];
    if (one.from >= places.size() || one.to >= places.size())
      faults.push_back(sim::text("{} is at a place that is not there", actor.name));
    if (one.end < one.begin)
      faults.push_back(sim::text("{} ends at {} what begins at {}", actor.name, one.end, one.begin));
    if (i == 0) continue;
    if (one.begin < all[i - 1].end)
      faults.push_back(sim::text("{} does two things at {}", actor.name, one.begin));
    if (!same_spot(one.first, all[i - 1].last))
      faults.push_back(sim::text("{} jumps to another place at {}", actor.name, one.begin));
  }
}

}  // namespace

bool is_mover(ActorKind kind) {
  return kind == ActorKind::truck || kind == ActorKind::technician || kind == ActorKind::line_haul;
}

std::size_t place_of(Day const& day, PlaceKind kind) {
  auto const found = std::ranges::find(day.places, kind, &Place::kind);
  return found == day.places.end() ? kNowhere : static_cast<std::size_t>(found - day.places.begin());
}

Day settled(Day day) {
  Extent const e = extent_of(day);
  std::size_t const hub = place_of(day, PlaceKind::hub);
  double const middle = hub != kNowhere && is_finite(day.places[hub].at) ? day.places[hub].at.east
                        : std::isfinite(e.west)                          ? (e.west + e.east) / 2
                                                                         : 0;
  double const edge = std::isfinite(e.north) ? e.north + kBeyond * e.size() : 1;
  for (auto& place : day.places)
    if (!is_finite(place.at)) place.at = {middle, edge};
  for (auto& actor : day.actors)
    for (auto& leg : actor.legs) {
      if (!is_finite(leg.begins) && leg.from < day.places.size()) leg.begins = day.places[leg.from].at;
      if (!is_finite(leg.ends) && leg.to < day.places.size()) leg.ends = day.places[leg.to].at;
    }
  for (auto& actor : day.actors) {
    std::ranges::stable_sort(actor.legs, {}, &Leg::leaves);
    std::ranges::stable_sort(actor.stays, {}, &Stay::from);
  }
  for (auto& level : day.levels) std::ranges::stable_sort(level.changes, {}, &Change::at);
  std::ranges::stable_sort(day.lines, {}, &Line::at);
  return day;
}

Day with_shown_texts(Day day) {
  auto const mend = [](std::string& text) { text = without_bidi_controls(text); };
  for (auto* text : {&day.title, &day.county, &day.date, &day.weekday, &day.source}) mend(*text);
  for (auto* words : {&day.leg_words, &day.stay_words, &day.outcome_words})
    std::ranges::for_each(*words, mend);
  std::ranges::for_each(day.level_kinds, mend, &LevelKind::words);
  std::ranges::for_each(day.places, mend, &Place::name);
  std::ranges::for_each(day.actors, mend, &Actor::name);
  std::ranges::for_each(day.closures, mend, &Closure::name);
  std::ranges::for_each(day.timetable, mend, &Appointed::words);
  std::ranges::for_each(day.lines, mend, &Line::text);
  return day;
}

std::vector<std::string> impossible(Day const& day) {
  std::vector<std::string> faults;
  for (auto const& actor : day.actors) check_actor(actor, day.places, faults);
  for (auto const& level : day.levels) {
    if (level.what >= day.level_kinds.size()) {
      faults.emplace_back("a level is of no kind");
      continue;
    }
    if (!std::ranges::is_sorted(level.changes, {}, &Change::at))
      faults.emplace_back("a level changes out of order");
    if (std::ranges::any_of(level.changes, [](Change const& c) { return c.value < 0; }))
      faults.push_back(sim::text("{} falls below nothing", day.level_kinds[level.what].words));
  }
  for (auto const& line : day.lines)
    if (line.actor >= day.actors.size()) faults.emplace_back("a line is of nobody");
  return faults;
}

}  // namespace ruralsim::viz::playback
