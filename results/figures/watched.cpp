#include "results/figures/watched.hpp"

#include "results/figures/names.hpp"
#include "results/figures/watched_rows.hpp"
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

std::vector<Flag> flags(std::vector<std::string> const& words) {
  std::vector<Flag> all;
  for (std::size_t i = 0; i < words.size(); ++i) all.push_back({static_cast<std::uint8_t>(i), words[i]});
  return all;
}

std::vector<std::string> levels() {
  std::vector<std::string> all(stages.begin(), stages.end());
  for (auto const stage : back_stages) all.push_back("back_" + std::string(stage));
  all.insert(all.end(), {"installation", "sale_center", "sale_milk_run", "sale_hub", "sale_line_haul"});
  return all;
}

// The columns of one kind of rows, of which none is written if there are none.
template <class Row>
class WatchedColumns {
 public:
  WatchedColumns(Tables& tables, std::string axis, std::vector<Row> const& rows, std::string since)
      : tables_(tables), axis_(std::move(axis)), rows_(rows), since_(std::move(since)) {
    if (!rows_.empty()) tables_.add(Dimension{"watched/" + axis_, rows_.size()});
  }

  template <class Of>
  void whole(char const* name, char const* long_name, Of of, std::string units = "1") {
    add(name, long_name, std::move(units), values<std::int32_t>(of));
  }
  template <class Of>
  void stamp(char const* name, char const* long_name, Of of) {
    add(name, long_name, "seconds since " + since_ + " 00:00:00", values<std::int32_t>(of), {},
        {{"calendar", std::string("proleptic_gregorian")}});
  }
  template <class Of>
  void km(char const* name, char const* long_name, Of of) {
    add(name, long_name, "km", values<double>(of));
  }
  template <class Of>
  void category(char const* name, char const* long_name, std::vector<std::string> const& words, Of of) {
    add(name, long_name, "1", values<std::uint8_t>(of), flags(words));
  }
  template <class Of>
  void text(char const* name, char const* long_name, Of of) {
    if (rows_.empty()) return;
    std::vector<std::string> all;
    for (auto const& row : rows_) all.push_back(of(row));
    add(name, long_name, "", std::move(all));
  }

 private:
  template <class T, class Of>
  std::vector<T> values(Of of) const {
    std::vector<T> all;
    all.reserve(rows_.size());
    for (auto const& row : rows_) all.push_back(static_cast<T>(of(row)));
    return all;
  }
  void add(char const* name, char const* long_name, std::string units, Data data,
           std::vector<Flag> words = {}, Attributes extra = {}) {
    if (rows_.empty()) return;
    tables_.add(Variable{.name = "watched/" + axis_ + "_" + name,
                         .dims = {axis_},
                         .data = std::move(data),
                         .long_name = long_name,
                         .units = std::move(units),
                         .flags = std::move(words),
                         .extra = std::move(extra)});
  }

  Tables& tables_;
  std::string axis_;
  std::vector<Row> const& rows_;
  std::string since_;
};

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
    WatchedColumns columns(tables_, "place", rows_.places(), since_);
    columns.whole("county", "number of the county", [](PlaceRow const& p) { return p.county; });
    columns.category("kind", "kind of place", {"hub", "center", "village", "warehouse"},
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
    WatchedColumns columns(tables_, "actor", rows_.actors(), since_);
    columns.whole("county", "number of the county; -1: at the regional warehouse",
                  [](ActorRow const& a) { return a.county; });
    columns.category("kind", "kind of actor",
                     {"line_haul", "hub", "truck", "technician", "center", "village", "household", "other"},
                     [](ActorRow const& a) { return static_cast<int>(a.kind); });
    columns.text("name", "name of the actor, as `ruralsim trace` has it",
                 [](ActorRow const& a) { return a.name; });
  }

  template <class Row, class Get>
  void add_pieces(WatchedColumns<Row>& columns, char const* what, Get get) {
    auto const add = [&](char const* name, std::string const& of, std::int32_t models::Pieces::*member) {
      columns.whole(name, (of + what).c_str(), [=](Row const& row) { return get(row).*member; });
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
    WatchedColumns columns(tables_, "leg", legs, since_);
    columns.whole("actor", "number of the actor",
                  [&](Row const& r) { return rows_.actor(r.county, r.fact->who); });
    columns.stamp("trip", "when the run began that the leg belongs to; of technicians, the shift",
                  [](Row const& r) { return r.fact->trip; });
    columns.category("kind", "what moves", {"drive", "repair", "towed", "turned_back"},
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
    columns.whole(
        "standing", "time within the leg on which a line-haul stands",
        [](Row const& r) { return r.fact->standing; }, "s");
    add_pieces(columns, "on board", [](Row const& r) { return r.fact->on_board; });
    columns.whole("vehicles", "vehicles that go together", [](Row const& r) { return r.fact->vehicles; });
  }

  void add_stays() {
    using Row = Of<Stay>;
    auto const stays = all(&models::WatchedLedger::stays);
    WatchedColumns columns(tables_, "stay", stays, since_);
    columns.whole("actor", "number of the actor",
                  [&](Row const& r) { return rows_.actor(r.county, r.fact->who); });
    columns.stamp("trip", "when the run began that the stay belongs to; of technicians, the shift",
                  [](Row const& r) { return r.fact->trip; });
    columns.whole("place", "number of the place",
                  [&](Row const& r) { return rows_.place(r.county, r.fact->at); });
    columns.stamp("from", "since when", [](Row const& r) { return r.fact->from; });
    columns.stamp("until", "until when; also after the watched days",
                  [](Row const& r) { return r.fact->until; });
    columns.category("what", "what is done",
                     {"load", "unload", "load_boxes", "hand_in", "closed_road", "workshop", "wait",
                      "carry_in", "install", "nobody_home", "sort", "rest"},
                     [](Row const& r) { return static_cast<int>(r.fact->doing); });
    columns.category("outcome", "outcome of a technician's visit",
                     {"none", "complete", "repeat_needed", "faulty", "carried_in"},
                     [](Row const& r) { return static_cast<int>(r.fact->outcome); });
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
    WatchedColumns columns(tables_, "level", rows, since_);
    columns.whole("place", "number of the place", [](LevelRow const& r) { return r.place; });
    columns.category("what", "what waits there, or is on its way to it", levels(),
                     [](LevelRow const& r) { return r.what; });
    columns.stamp("time", "from when on", [](LevelRow const& r) { return r.time; });
    columns.whole("value", "how many", [](LevelRow const& r) { return r.value; });
  }

  void add_closures() {
    using Row = Of<models::WatchedClosure>;
    auto const closures = all(&models::WatchedLedger::closures);
    WatchedColumns columns(tables_, "closure", closures, since_);
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
      WatchedColumns columns(tables_, axis, times, since_);
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
    WatchedColumns columns(tables_, "line", lines, since_);
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
