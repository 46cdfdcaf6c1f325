#include "models/county.hpp"

#include "models/appliances.hpp"
#include "models/rules/rollout.hpp"
#include "models/selling.hpp"
#include "models/stock.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::models {
namespace {

Terrain const& terrain_of(network::County const& map, Settings const& settings) {
  auto const& all = settings.terrains;
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& t) { return t.id == map.terrain; });
  if (found == all.end())
    throw sim::Error(sim::Blame::usage,
                     sim::text("county '{}': terrain '{}' is not defined", map.id, map.terrain));
  return *found;
}

// Who fails is drawn once for each center, from what was planned when it opened.
std::vector<network::Life> lives_of(network::County const& map, Scenario const& scenario,
                                    Chance const& chance) {
  auto lives = network::planned_lives(map);
  for (std::uint32_t c = 0; c < lives.size(); ++c) {
    auto& life = lives[c];
    if (life.opens < 0 || life.opens >= scenario.run.days) continue;
    auto luck = chance.stream(purpose::kCenterFailure, c);
    double const fails = luck.uniform(), when = luck.uniform();
    auto const share = scenario.settings_on(life.opens).rollout.failure_share;
    if (auto const closes = rules::closing_day(life.opens, share, fails, when)) life.closes = *closes;
  }
  return lives;
}

}  // namespace

County::County(Scenario const& of, Regimes const& with, std::size_t n, std::uint32_t replication,
               sim::Place& place, CountyLedger& facts)
    : scenario(of),
      regimes(with),
      map(of.network.counties[n]),
      number(n),
      chance{of.run.seed, map.key, replication},
      here(place),
      ledger(facts),
      areas(map, lives_of(map, of, chance), of.stretches.front().settings.rollout.reach),
      closes_centers(std::any_of(areas.lives().begin(), areas.lives().end(),
                                 [&](auto const& life) { return life.closes < of.run.days; })),
      visitors(map.centers.size()),
      shoppers(map.centers.size()),
      shelves(map.centers.size(), Shelf(of.longest_storage())),
      arrivals(place, "goods from the warehouse"),
      bay(map.centers.size()),
      way_back(map.centers.size(), of.run.days),
      sales(sales_of(of, map.centers.size())),
      routes(place),
      jobs(place),
      roads(map, terrain_of(map, of.stretches.front().settings).truck_speed),
      shelf_room(map.centers.size()) {
  for (std::size_t center = 0; center < map.centers.size(); ++center)
    books.emplace_back(static_cast<std::uint16_t>(center));
  if (sales) ledger.selling = SellingLedger(of.run.days, sales->goods.size());
  if (network::is_growing(areas.lives())) ledger.growth.begin(areas.lives(), of.run.days);
}

std::uint16_t County::takes_over(std::uint16_t center, std::int64_t day) const {
  if (!closes_centers || day < areas.lives()[center].closes) return center;
  return areas.nearest_open(center, day).value_or(center);
}

void County::drive_at_todays_speed() {
  if (roads.speed() != terrain().truck_speed) roads = Roads(map, terrain().truck_speed);
}

Terrain const& County::terrain() const {
  return terrain_of(map, settings());
}

void County::for_each_out_of_stock(std::function<void(Batch const&)> const& see) const {
  stock->for_each_waiting([&](std::uint32_t, Batch const& batch) { see(batch); });
}

void stage_at_hub(County& county, Batch goods) {
  if (county.closes_centers && !goods->for_shelf) [[unlikely]]
    goods->center = county.takes_over(goods->center, county.today());
  if (!goods->appliance || county.settings().installation.policy != AppliancePolicy::together)
    county.bay.put(std::move(goods));
  else
    offer_delivery(county, std::move(goods));
}

}  // namespace ruralsim::models
