#include "models/simulate.hpp"

#include "models/actors/line_haul.hpp"
#include "models/actors/road_watch.hpp"
#include "models/actors/stock_keeper.hpp"
#include "models/actors/warehouse.hpp"
#include "models/balance.hpp"
#include "models/census.hpp"
#include "models/county_cast.hpp"
#include "models/facts.hpp"
#include "models/region_stocks.hpp"
#include "models/selling.hpp"
#include "models/watched.hpp"
#include "models/watched_lines.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <set>

namespace ruralsim::models {
namespace {

using sim::Priority;
using sim::Role;

// Windows end at the cut-offs: until the next one counties send nothing up. Each county's turn begins with
// its memory out of the cache, so the fewer turns the better.
class WindowEnds {
 public:
  explicit WindowEnds(Scenario const& scenario) {
    for (auto const& stretch : scenario.stretches)
      for (auto const cut_off : stretch.settings.warehouse.cut_offs) clock_.insert(cut_off.value);
  }
  sim::Time operator()(sim::Time t) const {
    auto const today = clock_.lower_bound(t.of_day().value);
    bool const tomorrow = today == clock_.end();
    return sim::midnight(t.day() + (tomorrow ? 1 : 0)) + sim::seconds(tomorrow ? *clock_.begin() : *today);
  }

 private:
  std::set<std::int64_t> clock_;
};

// Windows end at midnight after so many days: nothing is sent back to where orders are placed.
class WholeDays {
 public:
  explicit WholeDays(std::int64_t days) : days_(days) {}
  sim::Time operator()(sim::Time t) const {
    return sim::midnight((t.day() / days_ + 1) * days_) - sim::seconds(1);
  }

 private:
  std::int64_t days_;
};

// Fewer, and places take turns more often, each beginning with cold caches; more take memory and gain
// nothing.
constexpr std::int64_t kDaysAhead = 7;

class Region {
 public:
  Region(Scenario const& scenario, RunOptions const& options)
      : scenario_(scenario),
        options_(options),
        draws_as_(scenario.run.draws_as(options.replication)),
        regimes_(scenario, draws_as_),
        orders_ahead_(orders_go_ahead(scenario, regimes_)),
        engine_(sim::make_engine(options.engine)),
        lines_(options.trace),
        hall_(engine_->add_place("warehouse", 1), regimes_, scenario.network.counties.size()),
        stocks_(scenario, regimes_, hall_, draws_as_, ledger_.stock) {
    auto const weekday = static_cast<std::int64_t>(sim::weekday(scenario.run.start));
    auto const groups = scenario.stretches.front().settings.products.size();
    prepare_warehouse_ledger(weekday);
    for (auto const& map : scenario.network.counties) {
      auto& ledger = ledger_.counties.emplace_back(scenario.run.days, weekday, groups, map.centers.size());
      ledger.lead.fifth = network::fifth_of_centers(map);
      ledger.warm_up = scenario.run.warm_up;
      ledger.recording = options.orders == Orders::recorded;
      if (regimes_.any_disturbances()) ledger.disturbances = DisturbanceLedger(scenario.run.days);
    }
    for (std::size_t n = 0; n < scenario.network.counties.size(); ++n) add_county(n);
    watch();
    warehouse_ = std::make_unique<Warehouse>(hall_, ledger_.warehouse);
    auto& here = hall_.here;
    here.spawn("census", midnight_census(hall_, ledger_, downs_, ups_, scenario_.run.days), Priority::first,
               Role::server);
    if (hall_.stock != nullptr)
      here.spawn("stock keeper", stock_keeper_.emplace(*hall_.stock).run(), Priority::early, Role::server);
    here.spawn("picking", warehouse_->run(), Priority::normal, Role::server);
    if (regimes_.any_disturbances())
      here.spawn("outages", watch_outages(hall_), Priority::early, Role::server);
    for (std::size_t n = 0; n < casts_.size(); ++n)
      here.spawn(
          sim::text("line-haul {}", scenario.network.counties[n].id),
          hauls_.emplace_back(hall_, scenario.network.counties[n], n, downs_[n], ledger_.counties[n]).run(),
          Priority::normal, Role::server);
    for (auto& cast : casts_) cast.spawn_all();
  }

  RunLedger run() {
    if (orders_ahead_ && options_.trace == nullptr)  // a trace of weeks one after the other reads badly
      window_ends_ = WholeDays(kDaysAhead);
    else
      window_ends_ = WindowEnds(scenario_);
    engine_->windows_end_at(window_ends_);
    engine_->trace_to(options_.trace);
    if (options_.watch) listen_from({});
    if (options_.progress || options_.watch)
      engine_->on_progress([&](sim::Time t) { return goes_on(t + sim::seconds(1)); });
    sim::Time const end = sim::midnight(scenario_.run.days);
    auto const reached = engine_->run(end - sim::seconds(1));
    ledger_.days = (reached + sim::seconds(1)).day();
    if (ledger_.days < scenario_.run.days) {  // interrupted: there is nothing to balance
      if (options_.watch) close_record(reached + sim::seconds(1));
      return std::move(ledger_);
    }
    take_last_census(end);
    stocks_.close(end, ups_);
    for (auto& cast : casts_)
      if (cast.stations) cast.stations->close(end);
    ledger_.fingerprint = engine_->fingerprint();
    ledger_.fingerprints = fingerprints();
    ledger_.events = engine_->events();
    for (auto& cast : casts_) add_available_time(cast.county);
    if (regimes_.any_disturbances())
      for (auto& cast : casts_) add_closed_time(cast.county);
    for (auto& cast : casts_)
      for (auto& technician : cast.technicians) technician.stop(end);
    if (options_.watch) close_record(end);
    check_balance(scenario_, ledger_);
    return std::move(ledger_);
  }

 private:
  bool goes_on(sim::Time now) {
    auto const& watch = options_.watch;
    if (watch) listen_from(now);
    if (options_.progress && !options_.progress({now.day(), orders_so_far()})) return false;
    return !watch || watch->then == Afterwards::go_on || now.s < ledger_.watched.ends;
  }

  // --- a watched day ---
  void watch() {
    if (!options_.watch) return;
    auto const& watch = *options_.watch;
    if (watch.day < 0 || watch.days < 1 || watch.day + watch.days > scenario_.run.days)
      throw sim::Error(sim::Blame::usage, sim::text("day {} cannot be watched (the run has days 0 to {})",
                                                    watch.day < 0 ? watch.day : watch.day + watch.days - 1,
                                                    scenario_.run.days - 1));
    auto const begin = [&](WatchedLedger& record) {
      record.begins = sim::midnight(watch.day).s, record.ends = sim::midnight(watch.day + watch.days).s;
    };
    begin(ledger_.watched);
    for (auto& county : ledger_.counties) begin(county.watched);
    lines_.add(hall_.here, ledger_.watched);
    for (auto& cast : casts_) {
      if (cast.office) lines_.add(cast.office->here, cast.county.ledger.watched);
      lines_.add(cast.county.here, cast.county.ledger.watched);
    }
  }
  // Of a window that begins then.
  void listen_from(sim::Time from) {
    lines_.listen(from.s < ledger_.watched.ends && window_ends_(from).s >= ledger_.watched.begins);
  }
  void close_record(sim::Time now) {
    close_watched(hall_, ledger_.counties, downs_, ups_, now);
    for (auto& cast : casts_) {
      close_watched(cast.county, now);
      if (cast.office)
        cast.office->for_each_order(
            now, [&](Stage, Batch const& batch) { has_been(cast.county.ledger.watched, batch); });
      state_closures(regimes_, cast.county);
      complete_watched(cast.county.ledger);
    }
    lines_.hand_over();
  }

  // By place of the scenario: the warehouse, then the counties.
  std::vector<std::uint64_t> fingerprints() const {
    std::vector<std::uint64_t> all{hall_.here.fingerprint()};
    for (auto const& cast : casts_) {
      all.push_back(cast.county.here.fingerprint());
      if (!cast.office) continue;
      sim::Fingerprint both;
      both.add(cast.office->here.fingerprint(), all.back());
      all.back() = both.value();
    }
    return all;
  }

  std::int64_t orders_so_far() const {
    std::int64_t orders = 0;
    for (auto const& county : ledger_.counties) orders += county.order_numbers;
    return orders;
  }

  void prepare_warehouse_ledger(std::int64_t weekday) {
    auto const days = static_cast<std::size_t>(scenario_.run.days);
    auto& w = ledger_.warehouse;
    w.first_weekday = weekday;
    w.horizon = sim::midnight(scenario_.run.days);
    w.busy_by_week = w.available_by_week = Counts<std::int64_t>((days + 6) / 7, kResources);
    ledger_.warehouse_backlog = Counts<std::int64_t>(days, 1);
  }

  void add_county(std::size_t n) {
    auto const& id = scenario_.network.counties[n].id;
    auto* const ahead = orders_ahead_ ? &engine_->add_place(id, 0) : nullptr;
    auto& place = engine_->add_place(id, 2);
    auto& cast = casts_.emplace_back(scenario_, regimes_, n, draws_as_, place, ahead, ledger_.counties[n]);
    hall_.chances.push_back(cast.county.chance);
    hall_.county_ids.push_back(scenario_.network.counties[n].id);
    cast.orders().up = &ups_.emplace_back(cast.orders().here, hall_.here, hall_.released);
    downs_.emplace_back(hall_.here, place, cast.county.arrivals);
    hall_.ledgers.push_back(&cast.county.ledger);
    stocks_.add(cast.county);
  }

  void take_last_census(sim::Time end) {
    count_waiting(hall_, ledger_, downs_, ups_, end);
    for (auto& cast : casts_) {
      count_waiting(cast.county, end);
      if (cast.office) count_orders(*cast.office, end);
    }
    for (auto& cast : casts_)
      if (cast.county.sales) count_last_sales(cast.county, end);
    for_each_batch(hall_, downs_, ups_, end, [&](std::size_t county, Stage stage, Batch const& batch) {
      facts::left_waiting(ledger_.counties[county], batch, stage, end);
    });
    for (auto& cast : casts_) {
      auto const leave = [&](Stage stage, Batch const& batch) {
        facts::left_waiting(cast.county.ledger, batch, stage, end);
      };
      cast.county.for_each_batch(end, leave);
      if (cast.office) cast.office->for_each_order(end, leave);
    }
    for (auto& cast : casts_)
      cast.county.way_back.for_each([&](BackStage stage, Parcel const& parcel) {
        facts::left_on_way_back(cast.county.ledger, parcel, stage);
      });
  }

  void add_available_time(County& county) {
    for (std::int64_t day = 0; day < scenario_.run.days; ++day) {
      auto const& regime = regimes_.on(day);
      auto const& c = regime.calendars();
      auto const& s = regime.settings();
      auto& u = county.ledger.utilisation;
      auto const row = static_cast<std::size_t>(day);
      add_open(u, Resource::trucks, c.trucks, day, county.ledger.fleet(row, 0));
      add_open(u, Resource::technicians, c.technicians, day, county.ledger.fleet(row, 1));
      std::int64_t open_centers = 0;
      for (std::size_t center = 0; center < county.map.centers.size(); ++center)
        open_centers += county.open(center, day) ? 1 : 0;
      add_open(u, Resource::agents, c.centers, day, open_centers * s.center.desk.agents);
      if (sorting_is_limited(s) || s.hub.unloading_time.value > 0) add_open(u, Resource::hub, c.hub, day, 1);
      if (county.number == 0 && picking_is_limited(s))
        add_open(ledger_.warehouse, Resource::warehouse, regime.warehouse_open(), day, 1);
    }
  }

  // How long what was closed, day by day, as the settings of the day have it.
  void add_closed_time(County& county) {
    for (std::int64_t day = 0; day < scenario_.run.days; ++day) {
      auto const* all = regimes_.on(day).disturbances();
      if (all == nullptr) continue;
      auto const add = [&](DisturbanceFact what, rules::ClosedRoad const& road) {
        county.ledger.disturbances.add(sim::midnight(day), what, rules::closed_on(road, day).value);
      };
      add(DisturbanceFact::warehouse_seconds_out, all->warehouse());
      add(DisturbanceFact::line_haul_seconds_closed, all->line_haul(county.number));
      for (std::size_t center = 0; center < county.map.centers.size(); ++center)
        if (county.open(center, day))
          add(DisturbanceFact::road_seconds_closed, all->road(county.number, center));
    }
  }

  static void add_open(Utilisation& u, Resource resource, sim::WorkingTime const& open, std::int64_t day,
                       std::int64_t units) {
    auto const end = sim::midnight(day + 1);
    for (auto t = open.next_open(sim::midnight(day)); t < end;
         t = open.next_open(std::min(open.closes(t), end)))
      u.add_available(resource, t, std::min(open.closes(t), end), units);
  }

  Scenario const& scenario_;
  RunOptions const& options_;
  RunLedger ledger_;
  std::uint32_t draws_as_;  // the replication
  Regimes regimes_;
  bool const orders_ahead_;
  std::unique_ptr<sim::Engine> engine_;
  std::function<sim::Time(sim::Time)> window_ends_;
  WatchedLines lines_;
  WarehouseHall hall_;
  RegionStocks stocks_;
  std::deque<sim::Link<Release>> ups_;
  std::deque<sim::Link<Load>> downs_;
  std::deque<CountyCast> casts_;
  std::unique_ptr<Warehouse> warehouse_;
  std::optional<StockKeeper> stock_keeper_;
  std::deque<LineHaul> hauls_;
};

}  // namespace

RunLedger simulate(Scenario const& scenario, RunOptions const& options) {
  return Region(scenario, options).run();
}

}  // namespace ruralsim::models
