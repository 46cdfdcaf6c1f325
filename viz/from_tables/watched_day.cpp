#include "viz/from_tables/watched_day.hpp"

#include "results/attributes.hpp"
#include "sim/calendar.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/from_tables/reader.hpp"
#include "viz/from_tables/watched_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace ruralsim::viz {
namespace {

using namespace playback;  // NOLINT(google-build-using-namespace): all of this fills its structs

constexpr double kMetre = 1e-3;  // km

// Rows of one county, under their own numbers.
using NumberedRows = std::map<std::int64_t, std::size_t>;

std::size_t row_of(NumberedRows const& rows, double number) {
  auto const found = rows.find(static_cast<std::int64_t>(number));
  return found == rows.end() ? kNowhere : found->second;
}

class WatchedFiller {
 public:
  WatchedFiller(results::Tables const& tables, std::size_t county)
      : tables_(tables), reader_(tables, part_), county_(static_cast<double>(county)) {}

  Day fill(std::span<PlaceKm const> villages) {
    begins_ = attribute("begins");
    day_.until = attribute("ends") - begins_;
    day_.date = results::text_of(tables_, "watched", "date");
    if (auto const date = sim::parse_date(day_.date)) {
      std::string name(sim::kWeekdayNames.at(static_cast<std::size_t>(sim::weekday(*date))));
      name[0] = static_cast<char>(name[0] - 'a' + 'A');
      day_.weekday = std::move(name);
    }
    places(), add_villages(villages), actors(), legs(), stays(), levels(), timetable(), lines();
    return settled(std::move(day_));
  }

 private:
  bool has(char const* column) const { return reader_.has(std::string("watched/") + column); }
  Row numbers(std::string const& column) const { return reader_.numbers("watched/" + column); }
  std::vector<std::string> texts(std::string const& column) const {
    return reader_.texts("watched/" + column);
  }

  Second attribute(char const* name) const {
    auto const* found = tables_.find_attribute("watched", name);
    if (found == nullptr) return 0;
    if (auto const* n = std::get_if<std::int64_t>(&found->value)) return *n;
    auto const* n = std::get_if<std::int32_t>(&found->value);
    return n == nullptr ? 0 : *n;
  }

  // The meaning of each value of an enumeration, in its order, and which number each value has among them.
  struct Meanings {
    std::vector<std::string> words = {};
    std::map<double, std::size_t> number = {};
  };
  Meanings meanings(std::string const& column) const {
    Meanings all;
    for (auto const& flag : tables_.at("watched/" + column).flags) {
      all.number[flag.value] = all.words.size();
      all.words.push_back(flag.meaning);
    }
    return all;
  }
  std::vector<std::string> words_of(std::string const& column) const {
    auto const all = meanings(column);
    std::vector<std::string> words;
    for (double const value : numbers(column)) {
      auto const found = all.number.find(value);
      words.push_back(found == all.number.end() ? "" : all.words[found->second]);
    }
    return words;
  }

  void places() {
    auto const of = numbers("place_county"), x = numbers("place_x_km"), y = numbers("place_y_km");
    auto const kinds = words_of("place_kind"), names = texts("place_name");
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] != county_) continue;
      PlaceKind const kind = kinds[i] == "hub"       ? PlaceKind::hub
                             : kinds[i] == "center"  ? PlaceKind::center
                             : kinds[i] == "village" ? PlaceKind::village
                                                     : PlaceKind::warehouse;
      place_rows_[static_cast<std::int64_t>(i)] = day_.places.size();
      day_.places.push_back({kind, names[i], {x[i], y[i]}});
    }
  }

  void add_villages(std::span<PlaceKm const> villages) {
    auto const same = [](PlaceKm a, PlaceKm b) {
      return std::hypot(a.east - b.east, a.north - b.north) < kMetre;  // files may be single precision
    };
    auto const known = day_.places;
    for (PlaceKm const at : villages)
      if (std::ranges::none_of(known, [&](Place const& place) {
            return place.kind == PlaceKind::village && same(place.at, at);
          }))
        day_.places.push_back({.kind = PlaceKind::village, .name = "", .at = at});
  }

  static ActorKind kind_of(std::string const& word) {
    return word == "truck"        ? ActorKind::truck
           : word == "technician" ? ActorKind::technician
           : word == "line_haul"  ? ActorKind::line_haul
           : word == "hub"        ? ActorKind::hub
           : word == "center"     ? ActorKind::center
           : word == "village"    ? ActorKind::village
           : word == "household"  ? ActorKind::village  // whose lines are told where somebody asks for them
           : word == "warehouse"  ? ActorKind::warehouse
                                  : ActorKind::other;
  }

  // Where an actor stands who is called as its place is: "center c1", "hub".
  std::size_t standing_place(ActorKind kind, std::string const& name) const {
    PlaceKind const wanted = kind == ActorKind::center    ? PlaceKind::center
                             : kind == ActorKind::village ? PlaceKind::village
                                                          : PlaceKind::hub;
    if (kind != ActorKind::center && kind != ActorKind::village) return place_of(day_, PlaceKind::hub);
    for (std::size_t i = 0; i < day_.places.size(); ++i)
      if (auto const& place = day_.places[i]; place.kind == wanted && !place.name.empty() &&
                                              (name == place.name || name.ends_with(" " + place.name)))
        return i;
    return kNowhere;
  }

  void actors() {
    auto const of = numbers("actor_county");
    auto const kinds = words_of("actor_kind"), names = texts("actor_name");
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] != county_) continue;
      ActorKind const kind = kind_of(kinds[i]);
      actor_rows_[static_cast<std::int64_t>(i)] = day_.actors.size();
      day_.actors.push_back({.kind = kind, .name = names[i], .place = standing_place(kind, names[i])});
    }
  }

  std::vector<Cargo> cargos(std::string const& axis) const {
    auto const parcels = numbers(axis + "_parcels"), appliances = numbers(axis + "_appliances"),
               for_shelf = numbers(axis + "_shelf_pieces"), back = numbers(axis + "_going_back"),
               boxes = numbers(axis + "_boxes");
    std::vector<Cargo> all;
    auto const whole = [](double value) { return static_cast<std::int64_t>(value); };
    for (std::size_t i = 0; i < parcels.size(); ++i)
      all.push_back(
          {whole(parcels[i]), whole(appliances[i]), whole(for_shelf[i]), whole(back[i]), whole(boxes[i])});
    return all;
  }

  Second time(double since_run_began) const { return static_cast<Second>(since_run_began) - begins_; }

  void legs() {
    day_.leg_words.clear();
    if (!has("leg_actor")) return;
    auto const actor = numbers("leg_actor"), from = numbers("leg_from"), to = numbers("leg_to"),
               leaves = numbers("leg_leaves"), arrives = numbers("leg_arrives"), km = numbers("leg_km"),
               x0 = numbers("leg_from_x_km"), y0 = numbers("leg_from_y_km"), x1 = numbers("leg_to_x_km"),
               y1 = numbers("leg_to_y_km"), kind = numbers("leg_kind");
    auto const all = meanings("leg_kind");
    for (auto const& word : all.words) day_.leg_words.push_back(leg_words(word));
    auto const cargo = cargos("leg");
    for (std::size_t i = 0; i < actor.size(); ++i)
      if (std::size_t const who = row_of(actor_rows_, actor[i]); who != kNowhere)
        day_.actors[who].legs.push_back({row_of(place_rows_, from[i]),
                                         row_of(place_rows_, to[i]),
                                         time(leaves[i]),
                                         time(arrives[i]),
                                         {x0[i], y0[i]},
                                         {x1[i], y1[i]},
                                         cargo[i],
                                         km[i],
                                         all.number.at(kind[i])});
  }

  void stays() {
    if (!has("stay_actor")) return;
    auto const actor = numbers("stay_actor"), place = numbers("stay_place"), from = numbers("stay_from"),
               until = numbers("stay_until"), what = numbers("stay_what"), outcome = numbers("stay_outcome"),
               order = numbers("stay_order"), km = numbers("stay_km"), driving = numbers("stay_driving");
    auto const all = meanings("stay_what"), outcomes = meanings("stay_outcome");
    for (auto const& word : all.words) day_.stay_words.push_back(stay_words(word));
    day_.outcome_words.clear();
    for (auto const& word : outcomes.words) day_.outcome_words.push_back(outcome_words(word));
    auto const cargo = cargos("stay");
    for (std::size_t i = 0; i < actor.size(); ++i)
      if (std::size_t const who = row_of(actor_rows_, actor[i]); who != kNowhere)
        day_.actors[who].stays.push_back({row_of(place_rows_, place[i]), time(from[i]), time(until[i]),
                                          all.number.at(what[i]), outcomes.number.at(outcome[i]), cargo[i],
                                          static_cast<std::int64_t>(order[i]), km[i],
                                          static_cast<Second>(driving[i])});
  }

  // Kinds that are never above nothing that day are left out, in this county.
  void levels() {
    if (!has("level_place")) return;
    auto const place = numbers("level_place"), what = numbers("level_what"), at = numbers("level_time"),
               value = numbers("level_value");
    auto const all = meanings("level_what");
    std::map<double, std::map<double, std::vector<Change>>> changes;  // by kind, then place
    for (std::size_t i = 0; i < place.size(); ++i)
      if (row_of(place_rows_, place[i]) != kNowhere)
        changes[what[i]][place[i]].push_back({time(at[i]), value[i]});
    for (auto& [kind, places] : changes) {
      day_.level_kinds.push_back(level_kind(all.words.at(all.number.at(kind))));
      for (auto& [where, points] : places)
        day_.levels.push_back({row_of(place_rows_, where), day_.level_kinds.size() - 1, std::move(points)});
    }
  }

  void timetable() {
    if (has("closure_place")) {
      auto const place = numbers("closure_place"), from = numbers("closure_from"),
                 until = numbers("closure_until");
      auto const names = texts("closure_name");
      for (std::size_t i = 0; i < place.size(); ++i)
        if (std::size_t const where = row_of(place_rows_, place[i]); where != kNowhere)
          day_.closures.push_back({where, time(from[i]), time(until[i]), names[i]});
    }
    for (auto const& [column, words] :
         {std::pair{"cut_off_time", "cut-off"}, {"truck_departure_time", "trucks leave"}})
      if (has(column))
        for (double const at : numbers(column)) day_.timetable.push_back({time(at), words});
  }

  void lines() {
    if (!has("line_time")) return;
    auto const at = numbers("line_time"), actor = numbers("line_actor");
    auto const text = texts("line_text");
    for (std::size_t i = 0; i < at.size(); ++i)
      if (std::size_t const who = row_of(actor_rows_, actor[i]); who != kNowhere)
        day_.lines.push_back({time(at[i]), who, text[i]});
  }

  results::Tables const& tables_;
  Part part_ = {};
  Reader reader_;
  double county_;
  Second begins_ = 0;
  Day day_ = {};
  NumberedRows place_rows_ = {}, actor_rows_ = {};
};

std::vector<PlaceKm> villages_of(results::Tables const& tables, std::size_t county) {
  Part const all_counties;
  Reader const reader(tables, all_counties);
  std::vector<PlaceKm> all;
  if (!reader.has("network/village_county")) return all;
  auto const of = reader.numbers("network/village_county"), east = reader.numbers("network/village_east"),
             north = reader.numbers("network/village_north");
  for (std::size_t i = 0; i < of.size(); ++i)
    if (of[i] == static_cast<double>(county)) all.push_back({east[i], north[i]});
  return all;
}

}  // namespace

bool has_watched_day(results::Tables const& tables) {
  return tables.find("watched/place_county") != nullptr;
}

Day watched_day(results::Tables const& tables, std::size_t county, std::span<PlaceKm const> villages) {
  if (!has_watched_day(tables))
    throw sim::Error(sim::Blame::io,
                     "no day was watched (there is no group watched) run it with --watch DAY");
  return WatchedFiller(tables, county).fill(villages);
}

std::vector<CountyName> counties_of(results::Tables const& tables) {
  Part const all_counties;
  Reader const reader(tables, all_counties);
  auto const ids = reader.texts("county_id");
  auto const names = reader.has("county_name") ? reader.texts("county_name") : ids;
  std::vector<CountyName> all;
  for (std::size_t i = 0; i < ids.size(); ++i) all.push_back({ids[i], names[i].empty() ? ids[i] : names[i]});
  return all;
}

Day watched_day_of_result(results::Tables const& tables, std::size_t county) {
  auto day = watched_day(tables, county, villages_of(tables, county));
  day.title = results::text_of(tables, "", "title");
  day.county = counties_of(tables).at(county).name;
  return day;
}

}  // namespace ruralsim::viz
