// The trucks of a watched day.
#include "results/attributes.hpp"
#include "sim/fault.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace ruralsim::viz {
namespace {

// Which number a word of a category has; -1: none.
double flag(results::Tables const& tables, std::string_view name, std::string_view word) {
  auto const* const variable = tables.find(name);
  if (variable != nullptr)
    for (auto const& one : variable->flags)
      if (one.meaning == word) return one.value;
  return -1;
}

// Tables of the day, and what of them is the county's.
class WatchedDay {
 public:
  WatchedDay(results::Tables const& tables, Part const& part)
      : tables_(tables), reader_(tables, part), county_(static_cast<double>(part.county.value_or(0))) {
    begins_ = second(tables, "begins");
    ends_ = second(tables, "ends");
  }

  // Empty if the day has no rows of the kind.
  Row column(std::string const& name) const {
    return reader_.has("watched/" + name) ? reader_.numbers("watched/" + name) : Row{};
  }
  double hour(double second) const { return (second - begins_) / 3600; }
  double flag_of(std::string const& name, char const* word) const {
    return flag(tables_, "watched/" + name, word);
  }
  double county() const { return county_; }
  bool holds(double second) const { return begins_ <= second && second < ends_; }

 private:
  static double second(results::Tables const& tables, char const* name) {
    auto const* const found = tables.find_attribute("watched", name);
    auto const* const value = found == nullptr ? nullptr : std::get_if<std::int32_t>(&found->value);
    return value == nullptr ? 0 : *value;
  }

  results::Tables const& tables_;
  Reader reader_;
  double county_, begins_ = 0, ends_ = 0;
};

double on_board(std::array<Row, 5> const& pieces, std::size_t i) {
  double sum = 0;
  for (auto const& kind : pieces) sum += kind[i];
  return sum;
}
std::array<Row, 5> pieces_of(WatchedDay const& day, std::string const& rows) {
  std::array<Row, 5> all;
  std::size_t i = 0;
  for (char const* kind : {"parcels", "appliances", "shelf_pieces", "going_back", "boxes"})
    all[i++] = day.column(rows + kind);
  return all;
}

// A piece, and in which run of the truck.
using Pieces =
    std::multimap<std::pair<double, double>, std::pair<double, MoverPiece>>;  // by from, until: trip

void add_legs(WatchedDay const& day, std::map<double, Pieces>& by_actor) {
  auto const actor = day.column("leg_actor"), trip = day.column("leg_trip"), kind = day.column("leg_kind"),
             leaves = day.column("leg_leaves"), arrives = day.column("leg_arrives"),
             from = day.column("leg_from_way_km"), to = day.column("leg_to_way_km");
  auto const pieces = pieces_of(day, "leg_");
  double const repair = day.flag_of("leg_kind", "repair"), towed = day.flag_of("leg_kind", "towed");
  for (std::size_t i = 0; i < actor.size(); ++i) {
    auto const mover = by_actor.find(actor[i]);
    if (mover == by_actor.end()) continue;
    MoverPiece const piece{.kind = kind[i] == repair  ? MoverPiece::Kind::Repair
                                   : kind[i] == towed ? MoverPiece::Kind::Towed
                                                      : MoverPiece::Kind::Drive,
                           .from = day.hour(leaves[i]),
                           .until = day.hour(arrives[i]),
                           .from_km = from[i],
                           .until_km = to[i],
                           .on_board = on_board(pieces, i)};
    mover->second.insert({{piece.from, piece.until}, {trip[i], piece}});
  }
}

// What is on board while it stands, the next leg tells.
void add_stays(WatchedDay const& day, std::map<double, Pieces>& by_actor) {
  auto const actor = day.column("stay_actor"), trip = day.column("stay_trip"), what = day.column("stay_what"),
             from = day.column("stay_from"), until = day.column("stay_until"),
             place = day.column("stay_place"), way = day.column("place_way_km");
  auto const pieces = pieces_of(day, "stay_");
  std::map<double, MoverPiece::Kind> shown;
  for (auto const& [word, kind] : {std::pair{"load", MoverPiece::Kind::Load},
                                   {"unload", MoverPiece::Kind::Stop},
                                   {"load_boxes", MoverPiece::Kind::Stop},
                                   {"closed_road", MoverPiece::Kind::ClosedRoad},
                                   {"carry_in", MoverPiece::Kind::Stop},
                                   {"install", MoverPiece::Kind::Stop},
                                   {"nobody_home", MoverPiece::Kind::NobodyHome},
                                   {"wait", MoverPiece::Kind::Wait}})
    shown[day.flag_of("stay_what", word)] = kind;
  for (std::size_t i = 0; i < actor.size(); ++i) {
    auto const mover = by_actor.find(actor[i]);
    auto const kind = shown.find(what[i]);
    if (mover == by_actor.end() || kind == shown.end()) continue;
    double const km = way[static_cast<std::size_t>(place[i])];
    if (kind->second == MoverPiece::Kind::Wait && km == 0) continue;  // at the hub
    MoverPiece const piece{.kind = kind->second,
                           .from = day.hour(from[i]),
                           .until = day.hour(until[i]),
                           .from_km = km,
                           .until_km = km,
                           .on_board = kind->second == MoverPiece::Kind::Load ? on_board(pieces, i) : kNan};
    mover->second.insert({{piece.from, piece.until}, {trip[i], piece}});
  }
}

MoverDay mover_day(std::string name, Pieces const& pieces) {
  MoverDay mover{.name = std::move(name)};
  double last = kNan;
  std::size_t run = 0;
  for (auto const& [when, of] : pieces) {
    if (!mover.pieces.empty() && of.first != last) ++run;
    last = of.first;
    mover.pieces.push_back(of.second);
    mover.pieces.back().run = run;
  }
  double after = 0;
  for (auto piece = mover.pieces.rbegin(); piece != mover.pieces.rend(); ++piece) {
    if (std::isnan(piece->on_board)) piece->on_board = after;
    after = piece->on_board;
  }
  return mover;
}

void add_arrivals(WatchedDay const& day, TimeSpaceData& data) {
  auto const of = day.column("actor_county"), kind = day.column("actor_kind"),
             actor = day.column("leg_actor"), arrives = day.column("leg_arrives"), to = day.column("leg_to"),
             places = day.column("place_kind");
  double const hub = day.flag_of("place_kind", "hub"), line_haul = day.flag_of("actor_kind", "line_haul");
  for (std::size_t i = 0; i < actor.size(); ++i) {
    auto const who = static_cast<std::size_t>(actor[i]);
    bool const ours = of[who] == day.county() && kind[who] == line_haul && day.holds(arrives[i]);
    if (ours && places[static_cast<std::size_t>(to[i])] == hub)
      data.line_hauls.push_back(day.hour(arrives[i]));
  }
  for (double const second : day.column("cut_off_time")) data.cut_offs.push_back(day.hour(second));
}

// Of trucks: between places, and to homes within stops.
void add_km(WatchedDay const& day, std::map<double, Pieces> const& trucks, TimeSpaceData& data) {
  auto const sum = [&](std::string const& rows) {
    auto const actor = day.column(rows + "_actor"), km = day.column(rows + "_km");
    double all = 0;
    for (std::size_t i = 0; i < km.size(); ++i)
      if (trucks.contains(actor[i])) all += km[i];
    return all;
  };
  data.homes_km = sum("stay");
  data.km = sum("leg") + data.homes_km;
}

std::size_t closed_roads(WatchedDay const& day) {
  auto const place = day.column("closure_place"), county = day.column("place_county"),
             kind = day.column("place_kind");
  std::vector<double> centers;
  for (double const one : place)
    if (auto const i = static_cast<std::size_t>(one);
        county[i] == day.county() && kind[i] == day.flag_of("place_kind", "center"))
      centers.push_back(one);
  std::ranges::sort(centers);
  return static_cast<std::size_t>(std::unique(centers.begin(), centers.end()) - centers.begin());
}

TimeSpaceData day_of(Movers who, results::Tables const& tables, Part const& part) {
  bool const trucks = who == Movers::Trucks;
  TimeSpaceData data{.info = Reader(tables, part).info(), .who = who};
  if (tables.find("watched/actor_kind") == nullptr) {
    data.info.nothing = "no data: no day was watched (ruralsim run --watch DATE)";
    return data;
  }
  if (data.info.replications > 1) data.info.note = "The first replication";
  WatchedDay const day(tables, part);
  if (auto const date = sim::parse_date(results::text_of(tables, "watched", "date"))) data.day = *date;
  auto const county = day.column("actor_county"), kind = day.column("actor_kind");
  std::map<double, Pieces> by_actor;
  for (std::size_t i = 0; i < kind.size(); ++i)
    if (county[i] == day.county() && kind[i] == day.flag_of("actor_kind", trucks ? "truck" : "technician"))
      by_actor[static_cast<double>(i)];
  add_legs(day, by_actor);
  add_stays(day, by_actor);
  auto const names = Reader(tables, part).texts("watched/actor_name");
  for (auto const& [actor, pieces] : by_actor)
    data.movers.push_back(mover_day(names[static_cast<std::size_t>(actor)], pieces));
  if (trucks) add_arrivals(day, data), add_km(day, by_actor, data);
  data.closed_roads = closed_roads(day);
  return data;
}

}  // namespace

TimeSpaceData time_space_from(results::Tables const& tables, Part const& part) {
  return day_of(Movers::Trucks, tables, part);
}

TimeSpaceData technician_day_from(results::Tables const& tables, Part const& part) {
  return day_of(Movers::Technicians, tables, part);
}

}  // namespace ruralsim::viz
