#include "models/county_cast.hpp"

#include "models/actors/closings.hpp"
#include "models/actors/market_days.hpp"
#include "models/actors/road_watch.hpp"
#include "models/actors/visit_days.hpp"
#include "models/census.hpp"
#include "models/selling.hpp"
#include "models/stock.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models {
namespace {

using sim::Priority;
using sim::Role;

// Whether anything that happens at the hub or beyond changes what is ordered there, or when.
bool orders_know_of_deliveries(Scenario const& scenario, Regimes const& regimes, std::size_t county) {
  auto const sells = [](auto const& stretch) { return !stretch.settings.harvests.empty(); };
  return Market::exists(scenario) || Stations::exists(scenario, regimes, county) ||
         Stock::exists(scenario, regimes, county) ||
         std::any_of(scenario.stretches.begin(), scenario.stretches.end(), sells);
}

}  // namespace

bool orders_go_ahead(Scenario const& scenario, Regimes const& regimes) {
  auto const counties = scenario.network.counties.size();
  if (counties < 2) return false;
  for (std::size_t n = 0; n < counties; ++n)
    if (orders_know_of_deliveries(scenario, regimes, n)) return false;
  return true;
}

CountyCast::CountyCast(Scenario const& scenario, Regimes const& regimes, std::size_t number,
                       std::uint32_t replication, sim::Place& place, sim::Place* ahead, CountyLedger& ledger)
    : county(scenario, regimes, number, replication, place, ledger),
      office(ahead == nullptr
                 ? nullptr
                 : std::make_unique<County>(scenario, regimes, number, replication, *ahead, ledger)),
      clerk_(orders()),
      hub_(county),
      fleet_(
          county, [this](std::size_t k) { employ_truck(k); },
          [this](std::size_t k) { employ_technician(k); }),
      dispatcher_(county, fleet_),
      villages_(orders()),
      returns_(county) {
  if (office) office->shelves = {};  // nothing is delivered there
  if (Market::exists(scenario)) county.market = &market_.emplace(county);
  if (Stations::exists(scenario, regimes, number)) county.stations = &stations.emplace(county);
}

void CountyCast::spawn_all() {
  auto& here = county.here;
  if (county.stock != nullptr)
    here.spawn("stock keeper", stock_keeper_.emplace(*county.stock).run(), Priority::early, Role::server);
  here.spawn("census", midnight_census(county), Priority::first, Role::server);
  if (county.market != nullptr)
    here.spawn("market", begin_market_days(county), Priority::early, Role::server);
  if (county.stations != nullptr) spawn_stations();
  if (county.closes_centers)
    here.spawn("closings", clear_closed_centers(county), Priority::first, Role::server);
  spawn_orders();
  here.spawn("hub", hub_.run(), Priority::normal, Role::server);
  here.spawn("dispatcher", dispatcher_.run(), Priority::early, Role::server);
  spawn_technicians();
  if (county.regimes.any_disturbances())
    here.spawn("roads", watch_roads(county), Priority::early, Role::server);
  // Not where nothing comes back: its events would change the fingerprint.
  auto const& regimes = county.regimes.all();
  if (std::any_of(regimes.begin(), regimes.end(), [](auto const& regime) { return regime->returns(); }))
    here.spawn("returns", returns_.run(), Priority::early, Role::server);
  if (county.sales) here.spawn("sellers", sellers_.emplace(county).run(), Priority::early, Role::server);
}

// Who places, takes and releases orders.
void CountyCast::spawn_orders() {
  auto& here = orders().here;
  if (office)
    here.spawn("census of orders", midnight_census_of_orders(*office), Priority::first, Role::server);
  here.spawn("order clerk", clerk_.run(), Priority::early, Role::server);
  if (county.settings().demand.detail == DemandDetail::household)
    spawn_households();
  else
    here.spawn("villages", villages_.run(), Priority::normal, Role::server);
  for (std::uint32_t c = 0; c < county.map.centers.size(); ++c)
    if (county.stations == nullptr || !county.stations->at(c))
      centers_.emplace_back(orders(), network::CenterId{c});
  here.spawn("service centers", serve_daily(orders(), centers_), Priority::late, Role::server);
}

void CountyCast::spawn_stations() {
  auto& actors = select_stations_.emplace(county);
  county.here.spawn("shelf keeper", actors.keep(), Priority::early, Role::server);
  county.here.spawn("select stations", actors.run(), Priority::first, Role::server);
}

void CountyCast::spawn_households() {
  std::uint32_t number = 0;
  for (std::uint32_t v = 0; v < county.map.villages.size(); ++v) {
    auto const& village = county.map.villages[v];
    // A village may have 110.4 households: 111 of them order a little less each.
    auto const whole = std::ceil(village.households);
    for (double h = 0; h < whole; ++h)
      orders().here.spawn(
          sim::text("household {:.0f} of {}", h + 1, village.id),
          households_.emplace_back(orders(), network::VillageId{v}, number++, village.households / whole)
              .run(),
          Priority::normal, Role::server);
  }
}

// As many as the settings ever name; a rule employs others later.
void CountyCast::spawn_technicians() {
  std::int64_t most = 0;
  bool saves_up = false;
  for (auto const& stretch : county.scenario.stretches) {
    if (stretch.settings.fleet.technicians == TechnicianRule::as_county)
      most = std::max(most, stretch.settings.counties[county.number].technicians);
    saves_up |= stretch.settings.installation.policy == AppliancePolicy::village_day;
  }
  if (saves_up) county.here.spawn("visit days", name_visit_days(county), Priority::early, Role::server);
  for (std::size_t k = 0; k < static_cast<std::size_t>(most); ++k) employ_technician(k);
}

void CountyCast::employ_technician(std::size_t k) {
  if (k < technicians.size()) return;
  county.here.spawn(sim::text("technician {}", k + 1), technicians.emplace_back(county, k).run(),
                    Priority::normal, Role::server);
}

void CountyCast::employ_truck(std::size_t k) {
  if (k < trucks_.size()) return;
  county.on_trucks.resize(std::max(county.on_trucks.size(), k + 1), nullptr);
  county.here.spawn(sim::text("truck {}", k + 1), trucks_.emplace_back(county, k).run(), Priority::normal,
                    Role::server);
}

}  // namespace ruralsim::models
