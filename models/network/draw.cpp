#include "models/network/draw.hpp"

#include "models/network/reach.hpp"
#include "models/network/sites.hpp"
#include "models/purposes.hpp"
#include "sim/distribution.hpp"
#include "sim/fault.hpp"
#include "sim/fnv.hpp"
#include "sim/random.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruralsim::models::network {
namespace {

constexpr double kTownSpread = 0.12;  // of the county's radius: how far a town's villages lie around it

void check(CountyFigures const& f) {
  auto const refuse = [&](std::string const& why) {
    throw sim::Error(sim::Blame::usage, sim::text("county '{}': {}", f.id, why));
  };
  if (f.villages < 1 || f.villages > 65535)
    refuse(sim::text("{} villages (1 to 65,535 can be drawn)", f.villages));
  if (f.centers < 1 || f.centers > f.villages)
    refuse(sim::text("{} centers for {} villages (1 to one a village)", f.centers, f.villages));
  if (!(f.area.value > 0)) refuse("its area must be positive");
  if (!(f.population > 0) || !(f.household_size > 0))
    refuse("population and household size must be positive");
  if (!(f.elongation >= 1 && f.elongation <= 100)) refuse("its elongation must be from 1 to 100");
  if (!(f.hub_offset >= 0 && f.hub_offset < 1)) refuse("the offset of its hub must be from 0 to below 1");
}

Point uniform_in_disc(double radius, sim::Stream& luck) {
  double const r = radius * std::sqrt(luck.uniform()), angle = 2 * std::numbers::pi * luck.uniform();
  return {r * std::cos(angle), r * std::sin(angle)};
}

Point near(Point town, double spread, double radius, sim::Stream& luck) {
  for (int tries = 0; tries < 100; ++tries) {
    Point const p{town.x + spread * sim::normal_quantile(luck.uniform()),
                  town.y + spread * sim::normal_quantile(luck.uniform())};
    if (std::hypot(p.x, p.y) <= radius) return p;
  }
  return town;
}

std::vector<Village> draw_villages(CountyFigures const& f, std::uint64_t seed, std::uint64_t key) {
  double const radius = std::sqrt(f.area.value / std::numbers::pi);
  sim::Stream town_luck({.seed = seed, .realm = key, .purpose = purpose::kTowns});
  std::vector<Point> towns;
  for (std::int64_t i = 0; i < f.towns; ++i) towns.push_back(uniform_in_disc(0.95 * radius, town_luck));

  double const log_variance = std::log1p(f.village_size_cv * f.village_size_cv);
  std::vector<Village> villages;
  double sum = 0;
  for (std::int64_t i = 0; i < f.villages; ++i) {
    sim::Stream luck({.seed = seed, .realm = key, .purpose = purpose::kVillages},
                     static_cast<std::uint32_t>(i));
    bool const clustered = !towns.empty() && luck.uniform() < f.clustering;
    auto const town = towns.empty() ? 0 : luck.below(static_cast<std::uint32_t>(towns.size()));
    Point const at =
        clustered ? near(towns[town], kTownSpread * radius, radius, luck) : uniform_in_disc(radius, luck);
    double const size =
        std::exp(std::sqrt(log_variance) * sim::normal_quantile(luck.uniform()) - log_variance / 2);
    sum += size;
    villages.push_back({.id = sim::text("v{}", i + 1), .at = at, .households = size, .center = {}});
  }
  for (auto& village : villages) village.households *= f.population / f.household_size / sum;
  return villages;
}

// Moves the hub off the middle of the disc, then stretches the disc to an ellipse of the same area.
void shape(std::vector<Village>& villages, CountyFigures const& f, std::uint64_t seed, std::uint64_t key) {
  if (f.elongation == 1 && f.hub_offset == 0) return;
  sim::Stream luck({.seed = seed, .realm = key, .purpose = purpose::kCountyShape});
  double const side = 2 * std::numbers::pi * luck.uniform(), axis = std::numbers::pi * luck.uniform();
  double const away = f.hub_offset * std::sqrt(f.area.value / std::numbers::pi);
  double const stretch = std::sqrt(f.elongation);
  for (auto& village : villages) {
    double const along = (village.at.x - away * std::cos(side)) * stretch;
    double const across = (village.at.y - away * std::sin(side)) / stretch;
    village.at = {along * std::cos(axis) - across * std::sin(axis),
                  along * std::sin(axis) + across * std::cos(axis)};
  }
}

// Lognormal about a mean that falls from the hub to the edge, scaled to the county's mean.
void draw_incomes(County& county, CountyFigures const& f, std::uint64_t seed) {
  if (!(f.income > 0)) return;
  double const radius = std::sqrt(f.area.value / std::numbers::pi);
  double const log_variance = std::log1p(f.income_cv * f.income_cv);
  double households = 0, sum = 0;
  for (std::uint32_t v = 0; v < county.villages.size(); ++v) {
    auto& village = county.villages[v];
    sim::Stream luck({.seed = seed, .realm = county.key, .purpose = purpose::kIncome}, v);
    double const away = std::min(std::hypot(village.at.x, village.at.y) / radius, 1.0);
    village.income =
        (1 - f.income_falls * away) *
        std::exp(std::sqrt(log_variance) * sim::normal_quantile(luck.uniform()) - log_variance / 2);
    households += village.households, sum += village.households * village.income;
  }
  for (auto& village : county.villages) village.income *= f.income * households / sum;
}

}  // namespace

std::uint64_t key_of(std::string const& id) {
  return sim::Fnv1a().add(id).value();
}

void assign_centers(County& county) {
  for (auto& village : county.villages) {
    sim::Km best{1e300};
    Reach reach(county, best);
    for (std::uint32_t c = 0; c < county.centers.size(); ++c) {
      if (reach.excludes(village.at, county.centers[c].at)) continue;
      auto const road = county.road(village.at, county.centers[c].at);
      if (road < best) best = road, reach = Reach(county, best), village.center = {c};
    }
  }
}

void choose_centers(County& county, std::int64_t centers) {
  for (auto const site : sites(county, static_cast<std::size_t>(centers))) {
    auto const number = county.centers.size() + 1;
    county.centers.push_back({.id = sim::text("c{}", number),
                              .village = {static_cast<std::uint32_t>(site)},
                              .at = county.villages[site].at,
                              .opens = -1});
  }
}

County without_villages(CountyFigures const& f) {
  return {.id = f.id,
          .name = f.name,
          .terrain = f.terrain,
          .area = f.area,
          .warehouse_distance = f.warehouse_distance,
          .detour = f.detour,
          .key = key_of(f.id),
          .villages = {},
          .centers = {}};
}

County draw_without_centers(CountyFigures const& f, std::uint64_t seed) {
  check(f);
  auto county = without_villages(f);
  county.villages = draw_villages(f, seed, county.key);
  shape(county.villages, f, seed, county.key);
  draw_incomes(county, f, seed);
  return county;
}

County draw_county(CountyFigures const& f, std::uint64_t seed) {
  auto county = draw_without_centers(f, seed);
  choose_centers(county, f.centers);
  assign_centers(county);
  return county;
}

}  // namespace ruralsim::models::network
