#include "results/figures/watched.hpp"

#include "results/figures/columns.hpp"
#include "results/figures/watched_rows.hpp"
#include "results/figures/watched_words.hpp"
#include "sim/calendar.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ruralsim::results {
namespace figures {
namespace {

using models::Going;
using models::Leg;
using models::Stay;

// A row of some county's record.
template <class Fact>
struct Of {
  std::size_t county;
  Fact const* fact;
};

class WatchedTables {
 public:
  WatchedTables(Tables& tables, models::Scenario const& scenario, models::RunLedger const& run)
      : tables_(tables),
        scenario_(scenario),
        run_(run),
        rows_(scenario, run),
        since_(sim::iso(scenario.run.start)) {}

  void add() {
    add_extent();
    add_places();
    add_actors();
    add_legs();
    add_stays();
    add_levels();
    add_closures();
    add_timetable();
    add_lines();
  }

 private:
  ColumnsAt at(std::string const& axis) const {
    return {.group = "watched", .axis = axis, .prefix = axis + "_", .since = since_};
  }
  template <class Fact>
  std::vector<Of<Fact>> all(std::vector<Fact> models::WatchedLedger::*facts) const {
    std::vector<Of<Fact>> out;
    for (std::size_t c = 0; c < run_.counties.size(); ++c)
      for (auto const& fact : run_.counties[c].watched.*facts) out.push_back({c, &fact});
    return out;
  }
  std::int64_t first_day() const { return run_.watched.begins / 86400; }
  std::int64_t days() const { return run_.watched.ends / 86400 - first_day(); }

  void add_extent() {
    auto const set = [&](char const* name, AttributeValue value) {
      tables_.set("watched", name, std::move(value));
    };
    auto const day = sim::Date{static_cast<std::int32_t>(scenario_.run.start.days + first_day())};
    set("date", sim::iso(day));
    set("first_day", static_cast<std::int32_t>(first_day()));
    set("days", static_cast<std::int32_t>(days()));
    set("begins", static_cast<std::int32_t>(run_.watched.begins));
    set("ends", static_cast<std::int32_t>(run_.watched.ends));
  }

  void add_places() {
    Columns columns(tables_, at("place"), rows_.places());
    columns.whole("county", "number of the county", [](PlaceRow const& p) { return p.county; });
    columns.category("kind", "kind of place", flags_of(place_kind_words),
                     [](PlaceRow const& p) { return static_cast<int>(p.spot.kind); });
    columns.text("name", "id of the place; of the hub, the county's",
                 [](PlaceRow const& p) { return p.name; });
    columns.km("x_km", "position east of the hub; missing: the warehouse",
               [](PlaceRow const& p) { return p.at.x; });
    columns.km("y_km", "position north of the hub; missing: the warehouse",
               [](PlaceRow const& p) { return p.at.y; });
    columns.km("way_km", "way by road from the county hub", [](PlaceRow const& p) { return p.at.way; });
    columns.whole("number", "number of the service center, or of the village in /network; -1: neither",
                  [](PlaceRow const& p) { return p.number; });
  }

  void add_actors() {
    Columns columns(tables_, at("actor"), rows_.actors());
    columns.whole("county", "number of the county; -1: at the regional warehouse",
                  [](ActorRow const& a) { return a.county; });
    columns.category("kind", "kind of actor", flags_of(actor_kind_words),
                     [](ActorRow const& a) { return static_cast<int>(a.kind); });
    columns.text("name", "name of the actor, as `ruralsim trace` has it",
                 [](ActorRow const& a) { return a.name; });
  }

  template <class Row, class Get>
  void add_pieces(Columns<Row>& columns, char const* what, Get get) {
    auto const add = [&](char const* name, std::string const& of, std::int32_t models::Pieces::*member) {
      columns.whole(name, of + what, [=](Row const& row) { return get(row).*member; });
    };
    add("parcels", "parcels ", &models::Pieces::parcels);
    add("appliances", "large appliances ", &models::Pieces::appliances);
    add("shelf_pieces", "pieces for the shelves of select stations ", &models::Pieces::shelf_pieces);
    add("going_back", "returned parcels ", &models::Pieces::going_back);
    add("boxes", "boxes of goods for sale ", &models::Pieces::boxes);
  }

  void add_legs() {
    using Row = Of<Leg>;
    auto const legs = all(&models::WatchedLedger::legs);
    Columns columns(tables_, at("leg"), legs);
    columns.whole("actor", "number of the actor",
                  [&](Row const& r) { return rows_.actor(r.county, r.fact->who); });
    columns.stamp("trip", "when the run began that the leg belongs to; of technicians, the shift",
                  [](Row const& r) { return r.fact->trip; });
    columns.category("kind", "what moves", flags_of(leg_kind_words),
                     [](Row const& r) { return static_cast<int>(r.fact->going); });
    columns.whole("from", "number of the place it comes from",
                  [&](Row const& r) { return rows_.place(r.county, r.fact->from); });
    columns.whole("to", "number of the place it goes to",
                  [&](Row const& r) { return rows_.place(r.county, r.fact->to); });
    columns.stamp("leaves", "when it leaves", [](Row const& r) { return r.fact->leaves; });
    columns.stamp("arrives", "when it arrives; also after the watched days",
                  [](Row const& r) { return r.fact->arrives; });
    auto const begins = [&](Row const& r) {
      return rows_.position(r.county, r.fact->from, r.fact->toward, r.fact->begins);
    };
    auto const ends = [&](Row const& r) {
      auto const& leg = *r.fact;
      return leg.going == Going::towed ? rows_.position(r.county, leg.to, leg.to, 0)
                                       : rows_.position(r.county, leg.from, leg.toward, leg.ends);
    };
    columns.km("from_x_km", "where it begins, east of the hub; missing: the warehouse",
               [&](Row const& r) { return begins(r).x; });
    columns.km("from_y_km", "where it begins, north of the hub", [&](Row const& r) { return begins(r).y; });
    columns.km("to_x_km", "where it ends, east of the hub; missing: the warehouse",
               [&](Row const& r) { return ends(r).x; });
    columns.km("to_y_km", "where it ends, north of the hub", [&](Row const& r) { return ends(r).y; });
    columns.km("from_way_km", "where it begins, as the way from the hub",
               [&](Row const& r) { return begins(r).way; });
    columns.km("to_way_km", "where it ends, as the way from the hub",
               [&](Row const& r) { return ends(r).way; });
    columns.km("km", "driven by each of the vehicles",
               [](Row const& r) { return static_cast<double>(r.fact->metres) / 1000; });
    columns.seconds("standing", "time within the leg on which a line-haul stands",
                    [](Row const& r) { return r.fact->standing; });
    add_pieces(columns, "on board", [](Row const& r) { return r.fact->on_board; });
    columns.whole("vehicles", "vehicles that go together", [](Row const& r) { return r.fact->vehicles; });
  }

  void add_stays() {
    using Row = Of<Stay>;
    auto const stays = all(&models::WatchedLedger::stays);
    Columns columns(tables_, at("stay"), stays);
    columns.whole("actor", "number of the actor",
                  [&](Row const& r) { return rows_.actor(r.county, r.fact->who); });
    columns.stamp("trip", "when the run began that the stay belongs to; of technicians, the shift",
                  [](Row const& r) { return r.fact->trip; });
    columns.whole("place", "number of the place",
                  [&](Row const& r) { return rows_.place(r.county, r.fact->at); });
    columns.stamp("from", "since when", [](Row const& r) { return r.fact->from; });
    columns.stamp("until", "until when; also after the watched days",
                  [](Row const& r) { return r.fact->until; });
    columns.category("what", "what is done", flags_of(stay_words),
                     [](Row const& r) { return static_cast<int>(r.fact->doing); });
    columns.category("outcome", "outcome of a technician's visit", flags_of(outcome_words),
                     [](Row const& r) { return static_cast<int>(r.fact->outcome); });
    columns.km("km", "driven within the stay: a truck's way to homes and back, with large appliances",
               [](Row const& r) { return static_cast<double>(r.fact->metres) / 1000; });
    columns.seconds("driving", "time within the stay that this way takes",
                    [](Row const& r) { return r.fact->driving; });
    add_pieces(columns, "loaded, handed over or taken along", [](Row const& r) { return r.fact->goods; });
    columns.whole("order", "number of the order for which a technician comes; -1: none",
                  [](Row const& r) { return r.fact->order; });
  }

  struct LevelRow {
    std::int32_t place;
    int what;
    std::int64_t time, value;
  };

  // What changed before the days began is the first value.
  std::vector<LevelRow> level_rows() const {
    std::vector<LevelRow> changes;
    for (std::size_t c = 0; c < run_.counties.size(); ++c)
      for (auto const& one : run_.counties[c].watched.changes)
        changes.push_back({rows_.place(c, one.at), static_cast<int>(one.what),
                           std::max(one.time, run_.watched.begins), one.by});
    std::ranges::stable_sort(changes, {},
                             [](LevelRow const& r) { return std::tuple(r.place, r.what, r.time); });
    std::vector<LevelRow> rows;
    for (auto const& change : changes) {
      bool const same = !rows.empty() && rows.back().place == change.place && rows.back().what == change.what;
      if (!same) rows.push_back({change.place, change.what, run_.watched.begins, 0});
      if (rows.back().time != change.time)
        rows.push_back({change.place, change.what, change.time, rows.back().value});
      rows.back().value += change.value;
    }
    return rows;
  }

  void add_levels() {
    auto const rows = level_rows();
    Columns columns(tables_, at("level"), rows);
    columns.whole("place", "number of the place", [](LevelRow const& r) { return r.place; });
    columns.category("what", "what waits there, or is on its way to it", flags_of(level_words()),
                     [](LevelRow const& r) { return r.what; });
    columns.stamp("time", "from when on", [](LevelRow const& r) { return r.time; });
    columns.whole("value", "how many", [](LevelRow const& r) { return r.value; });
  }

  void add_closures() {
    using Row = Of<models::WatchedClosure>;
    auto const closures = all(&models::WatchedLedger::closures);
    Columns columns(tables_, at("closure"), closures);
    columns.whole("place",
                  "number of the center whose road is closed; hub: the line-haul's; warehouse: out of action",
                  [&](Row const& r) { return rows_.place(r.county, r.fact->at); });
    columns.stamp("from", "since when", [](Row const& r) { return r.fact->from; });
    columns.stamp("until", "until when", [](Row const& r) { return r.fact->until; });
    columns.text("name", "id of the disturbance", [](Row const& r) { return r.fact->name; });
  }

  template <class Times>
  std::vector<std::int64_t> by_timetable(Times const& times_of) const {
    std::vector<std::int64_t> all;
    for (auto day = first_day(); day < first_day() + days(); ++day)
      for (auto const t : times_of(scenario_.settings_on(day))) all.push_back(day * 86400 + t.value);
    return all;
  }

  void add_timetable() {
    auto const add = [&](char const* axis, char const* what, std::vector<std::int64_t> const& times) {
      Columns columns(tables_, at(axis), times);
      columns.stamp("time", what, [](std::int64_t t) { return t; });
    };
    add("cut_off", "when orders are released to the warehouse",
        by_timetable([](models::Settings const& s) { return s.warehouse.cut_offs; }));
    add("truck_departure", "when trucks may leave the hub by the timetable",
        by_timetable([](models::Settings const& s) { return s.truck.departures; }));
  }

  struct LineRow {
    std::int32_t actor;
    models::TraceLine const* line;
  };

  // The warehouse's first, then county by county.
  void add_lines() {
    std::vector<LineRow> lines;
    auto const& counties = scenario_.network.counties;
    auto const of_line_haul = [&](std::string const& name) {
      for (std::size_t c = 0; c < counties.size(); ++c)
        if (name == "line-haul " + counties[c].id) return static_cast<std::int32_t>(c);
      return std::int32_t{-1};
    };
    for (auto const& line : run_.watched.lines)
      lines.push_back({rows_.actor(of_line_haul(line.actor), line.actor), &line});
    for (std::size_t c = 0; c < run_.counties.size(); ++c)
      for (auto const& line : run_.counties[c].watched.lines)
        lines.push_back({rows_.actor(static_cast<std::int32_t>(c), line.actor), &line});
    std::ranges::stable_sort(lines, {}, [](LineRow const& r) { return r.line->time; });
    Columns columns(tables_, at("line"), lines);
    columns.stamp("time", "when", [](LineRow const& r) { return r.line->time; });
    columns.whole("actor", "number of the actor", [](LineRow const& r) { return r.actor; });
    columns.text("text", "what it does, as `ruralsim trace` tells it",
                 [](LineRow const& r) { return r.line->text; });
  }

  Tables& tables_;
  models::Scenario const& scenario_;
  models::RunLedger const& run_;
  WatchedRows rows_;
  std::string since_;
};

}  // namespace

void add_watched(Tables& tables, models::Scenario const& scenario, models::RunLedger const& run) {
  if (run.watched.on()) WatchedTables(tables, scenario, run).add();
}

}  // namespace figures

Tables tabulate_watched(models::Scenario const& scenario, models::RunLedger const& run) {
  if (!run.watched.on()) throw sim::Error(sim::Blame::model, "the run watched no day");
  Tables tables;
  figures::add_watched(tables, scenario, run);
  return tables;
}

}  // namespace ruralsim::results
