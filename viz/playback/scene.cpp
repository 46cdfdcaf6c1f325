#include "viz/playback/scene.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace ruralsim::viz::playback {
namespace {

// The last of a list that has begun, or kNowhere.
template <class Event>
std::size_t last_begun(std::vector<Event> const& events, Second Event::*begin, Second at) {
  auto const next = std::ranges::upper_bound(events, at, {}, begin);
  return next == events.begin() ? kNowhere : static_cast<std::size_t>(next - events.begin()) - 1;
}

PlaceKm position(Day const& day, std::size_t place) {
  return place < day.places.size() ? day.places[place].at : PlaceKm{};
}

struct Spot {
  std::size_t place;
  PlaceKm at;
};

// Where one stands who is neither on his way nor stays anywhere by the record.
Spot idle_spot(Day const& day, Actor const& actor, std::size_t leg, std::size_t stay) {
  auto const at = [&](std::size_t place) { return Spot{place, position(day, place)}; };
  if (leg != kNowhere && (stay == kNowhere || actor.stays[stay].until <= actor.legs[leg].arrives))
    return {actor.legs[leg].to, actor.legs[leg].ends};
  if (stay != kNowhere) return at(actor.stays[stay].place);
  if (!actor.legs.empty() && (actor.stays.empty() || actor.legs.front().leaves <= actor.stays.front().from))
    return {actor.legs.front().from, actor.legs.front().begins};
  if (!actor.stays.empty()) return at(actor.stays.front().place);
  return at(actor.place != kNowhere ? actor.place : place_of(day, PlaceKind::hub));
}

PlaceKm between(PlaceKm a, PlaceKm b, double share) {
  return {a.east + (b.east - a.east) * share, a.north + (b.north - a.north) * share};
}

bool empties(Day const& day, std::size_t place) {
  if (place >= day.places.size()) return true;
  PlaceKind const kind = day.places[place].kind;
  return kind == PlaceKind::hub || kind == PlaceKind::warehouse;
}

// Whether something has been handed over or taken since a leg ended; `stay` is the last that has begun.
bool has_called(Actor const& actor, Leg const& leg, std::size_t stay, Second at) {
  for (std::size_t i = stay; i != kNowhere && actor.stays[i].from >= leg.arrives; --i) {
    if (actor.stays[i].until <= at && actor.stays[i].cargo.pieces() > 0) return true;
    if (i == 0) break;
  }
  return false;
}

Cargo on_board(Day const& day, Actor const& actor, MoverNow const& now, std::size_t leg, std::size_t stay,
               Second at) {
  if (leg == kNowhere || (now.doing != Doing::drives && empties(day, now.to))) return {};
  bool const next = now.doing != Doing::drives && leg + 1 < actor.legs.size() &&
                    has_called(actor, actor.legs[leg], stay, at);
  return actor.legs[next ? leg + 1 : leg].cargo;
}

std::pair<int, std::int64_t> on_the_road(Day const& day, Second at) {
  std::pair<int, std::int64_t> sum{0, 0};
  for (std::size_t i = 0; i < day.actors.size(); ++i) {
    if (day.actors[i].kind == ActorKind::line_haul || !is_mover(day.actors[i].kind)) continue;
    MoverNow const now = mover_at(day, i, at);
    if (now.doing == Doing::drives) ++sum.first;
    sum.second += now.cargo.pieces();
  }
  return sum;
}

}  // namespace

MoverNow mover_at(Day const& day, std::size_t actor, Second at) {
  Actor const& one = day.actors.at(actor);
  std::size_t const leg = last_begun(one.legs, &Leg::leaves, at),
                    stay = last_begun(one.stays, &Stay::from, at);
  MoverNow now{.actor = actor};
  if (leg != kNowhere && at < one.legs[leg].arrives) {
    Leg const& way = one.legs[leg];
    now.doing = Doing::drives, now.event = leg, now.from = way.from, now.to = way.to;
    now.share = static_cast<double>(at - way.leaves) / static_cast<double>(way.arrives - way.leaves);
    now.at = between(way.begins, way.ends, now.share);
  } else if (stay != kNowhere && at < one.stays[stay].until) {
    now.doing = Doing::stays, now.event = stay, now.from = now.to = one.stays[stay].place;
    now.at = position(day, now.to);
  } else {
    auto const [place, spot] = idle_spot(day, one, leg, stay);
    now.from = now.to = place, now.at = spot;
  }
  now.cargo = on_board(day, one, now, leg, stay, at);
  return now;
}

double value_at(Level const& level, Second at) {
  if (level.changes.empty()) return 0;
  auto const next = std::ranges::upper_bound(level.changes, at, {}, &Change::at);
  return next == level.changes.begin() ? next->value : std::prev(next)->value;
}

std::vector<Change> total(Day const& day, std::size_t what) {
  std::vector<Change> steps;  // by how much it changes
  double value = 0;
  for (auto const& level : day.levels) {
    if (level.what != what || level.changes.empty()) continue;
    value += level.changes.front().value;
    for (std::size_t i = 1; i < level.changes.size(); ++i)
      steps.push_back({level.changes[i].at, level.changes[i].value - level.changes[i - 1].value});
  }
  std::ranges::stable_sort(steps, {}, &Change::at);
  std::vector<Change> sums{{0, value}};
  for (auto const& step : steps) {
    value += step.value;
    if (step.at > sums.back().at)
      sums.push_back({step.at, value});
    else
      sums.back().value = value;
  }
  return sums;
}

double most_at_one_place(Day const& day, std::size_t what) {
  double most = 0;
  for (auto const& level : day.levels)
    if (level.what == what)
      for (auto const& change : level.changes) most = std::max(most, change.value);
  return most;
}

Scene scene_at(Day const& day, Second at) {
  Scene scene{.at = at};
  for (std::size_t i = 0; i < day.actors.size(); ++i)
    if (is_mover(day.actors[i].kind)) scene.movers.push_back(mover_at(day, i, at));
  for (auto const& level : day.levels) scene.levels.push_back(value_at(level, at));
  return scene;
}

Second busiest(Day const& day) {
  std::vector<Second> starts;
  for (auto const& actor : day.actors)
    if (actor.kind == ActorKind::truck || actor.kind == ActorKind::technician)
      for (auto const& leg : actor.legs)
        if (leg.leaves >= 0 && leg.arrives < day.until) starts.push_back((leg.leaves + leg.arrives) / 2);
  if (starts.empty()) return day.until / 2;
  std::ranges::sort(starts);
  return *std::ranges::max_element(starts, {}, [&](Second at) { return on_the_road(day, at); });
}

namespace {

// To the runs of one truck, by time.
void add_ways_to_homes(Actor const& truck, std::span<Run> runs) {
  for (auto const& stay : truck.stays) {
    auto const next = std::ranges::upper_bound(runs, stay.from, {}, &Run::leaves);
    if (next != runs.begin()) std::prev(next)->km += stay.km;
  }
}

}  // namespace

std::vector<Run> runs_of(Day const& day) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < day.actors.size(); ++i) {
    if (day.actors[i].kind != ActorKind::truck) continue;
    bool out = false;
    std::size_t const first = runs.size();
    for (auto const& leg : day.actors[i].legs) {
      if (!out) runs.push_back({.actor = i, .leaves = leg.leaves, .pieces = leg.cargo.pieces()});
      Run& run = runs.back();
      run.km += leg.km, run.back = leg.arrives;
      out = !empties(day, leg.to);
      if (out) ++run.stops;
      run.ended = !out && leg.arrives <= day.until;
    }
    add_ways_to_homes(day.actors[i], std::span(runs).subspan(first));
  }
  std::ranges::stable_sort(runs, {}, &Run::leaves);
  return runs;
}

}  // namespace ruralsim::viz::playback
