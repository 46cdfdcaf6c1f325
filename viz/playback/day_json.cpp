#include "viz/playback/day_json.hpp"

#include "results/json.hpp"
#include "sim/text.hpp"

#include <cmath>

namespace ruralsim::viz::playback {
namespace {

using results::Json;

// 10 m are less than a pixel of any screen.
double metres(double km) {
  return std::round(km * 1000) / 1000;
}

Json& index(Json& json, std::size_t i) {
  return json.whole(i == kNowhere ? -1 : static_cast<std::int64_t>(i));
}

void words(Json& json, char const* key, std::vector<std::string> const& all) {
  json.key(key).array();
  for (auto const& word : all) json.text(word);
  json.end();
}

void write_places(Json& json, Day const& day) {
  json.key("places").array();
  for (auto const& place : day.places) {
    json.array().whole(static_cast<int>(place.kind)).text(place.name);
    json.number(metres(place.at.east)).number(metres(place.at.north)).end();
  }
  json.end();
}

void write_cargo(Json& json, Cargo const& cargo) {
  json.array().whole(cargo.parcels).whole(cargo.appliances).whole(cargo.for_shelf).whole(cargo.going_back);
  json.whole(cargo.boxes).end();
}

void write_leg(Json& json, Leg const& leg) {
  index(index(json.array(), leg.from), leg.to).whole(leg.leaves).whole(leg.arrives);
  json.number(metres(leg.begins.east)).number(metres(leg.begins.north));
  json.number(metres(leg.ends.east)).number(metres(leg.ends.north)).number(metres(leg.km));
  write_cargo(index(json, leg.what), leg.cargo);
  json.end();
}

void write_stay(Json& json, Stay const& stay) {
  index(json.array(), stay.place).whole(stay.from).whole(stay.until);
  index(index(json, stay.what), stay.outcome).whole(stay.order);
  write_cargo(json, stay.cargo);
  json.number(metres(stay.km)).whole(stay.driving).end();
}

void write_actors(Json& json, Day const& day) {
  json.key("actors").array();
  for (auto const& actor : day.actors) {
    json.array().whole(static_cast<int>(actor.kind)).text(actor.name);
    index(json, actor.place).array();
    for (auto const& leg : actor.legs) write_leg(json, leg);
    json.end().array();
    for (auto const& stay : actor.stays) write_stay(json, stay);
    json.end().end();
  }
  json.end();
}

void write_kinds(Json& json, Day const& day) {
  json.key("level_kinds").array();
  for (auto const& kind : day.level_kinds) {
    json.array().text(kind.words).whole(static_cast<int>(kind.shown)).text(sim::text("#{:06x}", kind.color));
    json.truth(kind.in_curve).end();
  }
  json.end();
}

void write_levels(Json& json, Day const& day) {
  json.key("levels").array();
  for (auto const& level : day.levels) {
    index(index(json.array(), level.place), level.what).array();
    for (auto const& change : level.changes) json.whole(change.at).number(change.value);
    json.end().end();
  }
  json.end();
}

void write_appointed(Json& json, Day const& day) {
  json.key("closures").array();
  for (auto const& closure : day.closures)
    index(json.array(), closure.place).whole(closure.from).whole(closure.until).text(closure.name).end();
  json.end().key("timetable").array();
  for (auto const& appointed : day.timetable) json.array().whole(appointed.at).text(appointed.words).end();
  json.end();
}

void write_lines(Json& json, Day const& day) {
  json.key("lines").array();
  for (auto const& line : day.lines) {
    json.array().whole(line.at);
    index(json, line.actor).text(line.text).end();
  }
  json.end();
}

}  // namespace

std::string day_json(Day const& day) {
  Json json;
  json.object().key("title").text(day.title).key("county").text(day.county).key("date").text(day.date);
  json.key("weekday").text(day.weekday).key("source").text(day.source).key("until").whole(day.until);
  words(json, "place_kinds", {"hub", "center", "village", "warehouse"});
  words(json, "actor_kinds",
        {"truck", "technician", "line_haul", "hub", "center", "village", "warehouse", "other"});
  words(json, "doings", {"idle", "drives", "stays"});
  words(json, "shown", {"in_list", "at_hub", "fills_center", "at_center"});
  words(json, "leg_words", day.leg_words);
  words(json, "stay_words", day.stay_words);
  words(json, "outcome_words", day.outcome_words);
  write_kinds(json, day);
  write_places(json, day);
  write_actors(json, day);
  write_levels(json, day);
  write_appointed(json, day);
  write_lines(json, day);
  return json.end().str();
}

std::string scene_json(Scene const& scene) {
  Json json;
  json.object().key("at").whole(scene.at).key("movers").array();
  for (auto const& now : scene.movers) {
    index(json.array(), now.actor).whole(static_cast<int>(now.doing));
    index(index(json, now.from), now.to).number(metres(now.at.east)).number(metres(now.at.north));
    write_cargo(json, now.cargo);
    json.end();
  }
  json.end().key("levels").array();
  for (double const value : scene.levels) json.number(value);
  return json.end().end().str();
}

}  // namespace ruralsim::viz::playback
