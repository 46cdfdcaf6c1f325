#include "models/disturbances.hpp"

#include "models/network/draw.hpp"
#include "models/purposes.hpp"
#include "models/rules/chances.hpp"

#include <algorithm>

namespace ruralsim::models {

// The random numbers of a run's disturbances. Each of the scenario's has a realm of its own, by its id:
// adding one leaves the others as they were.
struct Disturbances::Draws {
  std::uint64_t seed;
  std::uint32_t replication;
  sim::Calendar calendar;

  sim::Stream stream(std::uint8_t purpose, std::string const& realm, std::uint32_t entity = 0) const {
    return sim::Stream({.seed = seed,
                        .realm = network::key_of(realm),
                        .replication = replication,
                        .entity = entity,
                        .purpose = purpose});
  }
  int month(std::int64_t day) const { return sim::year_month_day(calendar.date_of(day)).month; }
  sim::Time time(sim::Date date, sim::Seconds clock) const {
    return sim::midnight(calendar.day_of(date)) + clock;
  }
};

namespace {

bool among(std::string const& id, std::vector<std::string> const& ids) {
  return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<sim::TimeSpan> spans_of(rules::ClosedRoad const& road) {
  std::vector<sim::TimeSpan> spans;
  for (auto const& closure : road.closures())
    if (closure.goods != GoodsUnderWay::hold_in_transit)
      spans.push_back({std::max(closure.from, sim::midnight(0)), closure.to});
  return spans;
}

}  // namespace

Disturbances::Disturbances(Settings const& settings, Scenario const& scenario, std::uint32_t replication,
                           sim::WorkingTime const& shifts, sim::WorkingTime const& line_haul)
    : settings_(settings), scenario_(scenario), warehouse_open_(shifts) {
  for (auto const& county : scenario.network.counties)
    counties_.push_back({.roads = std::vector<rules::ClosedRoad>(county.centers.size()),
                         .line_haul = {},
                         .may_leave = line_haul,
                         .demand = {}});
  Draws const draws{
      .seed = scenario.run.seed, .replication = replication, .calendar = sim::Calendar(scenario.run.start)};
  for (auto const& one : settings.disturbances)
    if (one.happens) by_date(one, draws);
  for (auto const& said : said_until_now()) {
    for (auto const& closures : said.settings->closures) close_roads(closures, draws, said);
    for (auto const& storm : said.settings->storms) storms(storm, draws, said);
  }
  warehouse_open_ = shifts.without(spans_of(warehouse_));
  for (auto& county : counties_)
    county.may_leave = line_haul.without(spans_of(warehouse_)).without(spans_of(county.line_haul));
}

bool Disturbances::roads_close(std::size_t county) const {
  auto const& roads = counties_[county].roads;
  return std::any_of(roads.begin(), roads.end(), [](auto const& road) { return road.ever_closed(); });
}

BreakdownSettings const* Disturbances::breakdown(BreaksDown vehicle) const {
  auto const& all = settings_.breakdowns;
  auto const found =
      std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.vehicle == vehicle; });
  return found == all.end() ? nullptr : &*found;
}

void Disturbances::by_date(DisturbanceSettings const& one, Draws const& draws) {
  rules::Closure const closure{draws.time(one.from, one.from_time), draws.time(one.to, one.to_time),
                               one.goods, one.id};
  if (one.kind == Disturbs::warehouse) return warehouse_.add({closure.from, closure.to, {}, one.id});
  auto const& counties = scenario_.network.counties;
  for (std::size_t n = 0; n < counties.size(); ++n) {
    if (!among(counties[n].id, one.counties)) continue;
    if (one.kind == Disturbs::demand) change_demand(counties_[n], one, closure);
    if (one.kind == Disturbs::line_haul || one.kind == Disturbs::storm) counties_[n].line_haul.add(closure);
    if (one.kind != Disturbs::roads && one.kind != Disturbs::storm) continue;
    auto luck = draws.stream(purpose::kHitCenter, counties[n].id + "/" + one.id);
    std::vector<std::uint16_t> centers = rules::hit_centers(counties[n], one.share, luck.uniform());
    if (!one.centers.empty())
      std::erase_if(centers = rules::hit_centers(counties[n], 1, 0),
                    [&](auto c) { return !among(counties[n].centers[c].id, one.centers); });
    hit(n, centers, closure);
  }
}

void Disturbances::change_demand(OfCounty& county, DisturbanceSettings const& one,
                                 rules::Closure const& when) const {
  auto const days = scenario_.run.days;
  if (county.demand.empty()) county.demand.assign(static_cast<std::size_t>(days), 1.0);
  auto const last = std::min((when.to - sim::seconds(1)).day(), days - 1);
  for (auto day = std::max<std::int64_t>(when.from.day(), 0); day <= last; ++day)
    county.demand[static_cast<std::size_t>(day)] *= one.factor;
}

// A change by date says what begins from then on. Those that come later are not known yet.
std::vector<Disturbances::Said> Disturbances::said_until_now() const {
  std::vector<Said> all;
  for (auto const& stretch : scenario_.stretches) {
    if (!all.empty()) all.back().to = stretch.from_day;
    all.push_back({&stretch.settings, stretch.from_day, scenario_.run.days, all.empty()});
    if (&stretch.settings == &settings_) break;
  }
  return all;
}

void Disturbances::close_roads(ClosureSettings const& closures, Draws const& draws, Said const& said) {
  auto const begin = said.first ? -rules::days_back(closures.length) : said.from;
  std::vector<double> a_day;  // that begin on it, in the mean
  for (auto day = begin; day < said.to; ++day)
    a_day.push_back(rules::begin_a_day(closures.per_year, closures.month, draws.month(day)));
  auto const& counties = scenario_.network.counties;
  for (std::size_t n = 0; n < counties.size(); ++n) {
    bool const meant = (closures.terrain.empty() || closures.terrain == counties[n].terrain) &&
                       (closures.county.empty() || closures.county == counties[n].id);
    if (!meant) continue;
    for (std::uint32_t c = 0; c < counties[n].centers.size(); ++c) {
      auto const luck = draws.stream(purpose::kRoadClosure, counties[n].id + "/" + closures.id, c);
      for (auto day = begin; day < said.to; ++day)
        for (auto const& span : rules::begin_on(day, a_day[static_cast<std::size_t>(day - begin)],
                                                closures.length, luck.at(static_cast<std::uint32_t>(day))))
          if (span.to > sim::midnight(0))
            counties_[n].roads[c].add({span.from, span.to, closures.goods, closures.id});
    }
  }
}

void Disturbances::storms(StormSettings const& storm, Draws const& draws, Said const& said) {
  auto const closes = [&](StormCloses what) {
    return std::find(storm.closes.begin(), storm.closes.end(), what) != storm.closes.end();
  };
  auto const& counties = scenario_.network.counties;
  auto const& region = scenario_.network.region_id;  // each has storms of its own
  auto const realm = region.empty() ? storm.id : region + "/" + storm.id;
  auto const of_region = draws.stream(purpose::kStorm, realm);
  for (auto day = said.first ? -rules::days_back(storm.length) : said.from; day < said.to; ++day) {
    auto const today = static_cast<std::uint32_t>(day);
    auto const spans = rules::begin_on(day, rules::begin_a_day(storm.per_year, storm.month, draws.month(day)),
                                       storm.length, of_region.at(today));
    for (std::uint32_t k = 0; k < spans.size(); ++k) {
      if (spans[k].to <= sim::midnight(0)) continue;
      rules::Closure const closure{spans[k].from, spans[k].to, storm.goods, storm.id};
      double const begin = draws.stream(purpose::kStormCenter, realm, k).at(today).uniform();
      for (std::size_t n = 0; n < counties.size(); ++n) {
        if (!rules::in_arc(n, counties.size(), begin, storm.counties)) continue;
        if (closes(StormCloses::line_haul)) counties_[n].line_haul.add(closure);
        auto luck = draws.stream(purpose::kStormCenter, counties[n].id + "/" + storm.id, k).at(today);
        if (closes(StormCloses::roads))
          hit(n, rules::hit_centers(counties[n], storm.centers, luck.uniform()), closure);
      }
    }
  }
}

void Disturbances::hit(std::size_t county, std::vector<std::uint16_t> const& centers,
                       rules::Closure const& closure) {
  for (auto const center : centers) counties_[county].roads[center].add(closure);
}

std::unique_ptr<Disturbances> disturbances_of(Settings const& settings, Scenario const& scenario,
                                              std::uint32_t replication, sim::WorkingTime const& shifts,
                                              sim::WorkingTime const& line_haul) {
  bool const nothing = settings.disturbances.empty() && settings.closures.empty() &&
                       settings.storms.empty() && settings.breakdowns.empty();
  if (nothing || !scenario.run.disturbances) return nullptr;
  return std::make_unique<Disturbances>(settings, scenario, replication, shifts, line_haul);
}

}  // namespace ruralsim::models
