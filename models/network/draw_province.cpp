#include "models/network/draw_province.hpp"

#include "models/network/apportion.hpp"
#include "models/network/draw.hpp"
#include "models/network/mixture.hpp"
#include "models/network/seats.hpp"
#include "models/purposes.hpp"
#include "sim/distribution.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::network {
namespace {

// Among counties of one Chinese prefecture: standard deviations of the logarithm that its 10 % and 90 %
// quantiles give, and correlations (docs/network-of-china.md). Where counties are wide, their areas differ
// more.
constexpr double kVillageSpread = 0.45, kTownSpread2020 = 0.33;
constexpr double kAreaSpread = 0.44, kWideSpread = 0.80;
constexpr double kWide = 5000;  // km2, mean of a prefecture's counties
constexpr double kVillagesTowns = 0.71, kVillagesArea = 0.45, kTownsArea = 0.54;
// Of inhabitants a village among the counties of a province: an estimate.
constexpr double kInhabitantSpread = 0.3;
constexpr double kMostCovered =
    0.9;  // share of a province's villages: what is drawn may be fewer than it has

// The shape of a county: its seat lies normally about its middle (so its distance in radii is a Rayleigh
// variate), and the excess of its long axis over its short one is lognormal.
constexpr double kSeatSpread = 0.39, kFarthestSeat = 0.95;
constexpr double kExcess = 0.49, kExcessSpread = 1.0, kMostElongated = 6;

[[noreturn]] void refuse(Province const& province, std::string const& why) {
  throw sim::Error(sim::Blame::usage, sim::text("province '{}': {}", province.id, why));
}

void check(Prefecture const& p, Province const& province) {
  bool const full = p.counties >= 1 && p.area.value > 0 && p.towns > 0 && p.villages > 0;
  if (!full || !is_on_earth(p.middle))
    refuse(province,
           sim::text("prefecture '{}' needs a place, counties, area, towns and villages above 0", p.name));
}

void check(Province const& province, Quota const& quota) {
  if (!is_on_earth(province.warehouse)) refuse(province, "its warehouse is not on Earth");
  if (!(province.county_population > 0) || !(province.household_size > 0))
    refuse(province, "population of a county and household size must be positive");
  if (!(province.mountains >= 0 && province.mountains <= 1))
    refuse(province, "the share of mountains is from 0 to 1");
  for (auto const& prefecture : province.prefectures) check(prefecture, province);
  if (quota.counties < 0 || quota.counties > province.counties())
    refuse(province, sim::text("{} counties of the plan (it has {})", quota.counties, province.counties()));
}

// Means of a prefecture's counties, as logarithms of what the median county would have.
struct Typical {
  double area = 0, towns = 0, villages = 0;
  double area_spread = 0;
};

Typical typical(Prefecture const& p) {
  auto const each = [&](double all, double spread) {
    return std::log(all / static_cast<double>(p.counties)) - spread * spread / 2;
  };
  double const spread = p.area.value / static_cast<double>(p.counties) > kWide ? kWideSpread : kAreaSpread;
  return {.area = each(p.area.value, spread),
          .towns = each(p.towns, kTownSpread2020),
          .villages = each(p.villages, kVillageSpread),
          .area_spread = spread};
}

// Of inhabitants a km2.
double density_spread(double area_spread) {
  return std::sqrt(kVillageSpread * kVillageSpread + kInhabitantSpread * kInhabitantSpread +
                   area_spread * area_spread - 2 * kVillagesArea * kVillageSpread * area_spread);
}

// Independent standard normals, and the correlated ones that are made of them (Cholesky).
struct CountyNormals {
  double villages, area, towns, inhabitants;
};

CountyNormals draw_normals(sim::Stream& luck) {
  double g[4];
  for (double& each : g) each = sim::normal_quantile(luck.uniform());
  double const own_area = std::sqrt(1 - kVillagesArea * kVillagesArea);
  double const shared = (kTownsArea - kVillagesTowns * kVillagesArea) / own_area;
  double const own_towns = std::sqrt(1 - kVillagesTowns * kVillagesTowns - shared * shared);
  return {g[0], kVillagesArea * g[0] + own_area * g[1],
          kVillagesTowns * g[0] + shared * g[1] + own_towns * g[2], g[3]};
}

void draw_shape(CountyFigures& figures, sim::Stream& luck) {
  figures.hub_offset = std::min(kFarthestSeat, kSeatSpread * std::sqrt(-2 * std::log(luck.uniform())));
  double const excess = kExcess * std::exp(kExcessSpread * sim::normal_quantile(luck.uniform()));
  figures.elongation = std::min(kMostElongated, 1 + excess);
}

// What all counties of a province have in common.
class ProvinceScale {
 public:
  explicit ProvinceScale(Province const& province) {
    std::vector<Part> villages, density;
    for (auto const& prefecture : province.prefectures) {
      auto const median = typical(prefecture);
      auto const weight = static_cast<double>(prefecture.counties);
      villages.push_back({weight, median.villages, std::hypot(kVillageSpread, kInhabitantSpread)});
      density.push_back({weight, median.villages - median.area, density_spread(median.area_spread)});
    }
    inhabitants = std::log(province.county_population) - quantile(villages, 0.5);
    for (auto& part : density) part.mean += inhabitants;
    mountains_below_ = province.mountains <= 0   ? -1e300
                       : province.mountains >= 1 ? 1e300
                                                 : quantile(density, province.mountains);
  }

  double inhabitants = 0;  // logarithm of those of a typical village

  double mean_inhabitants() const {
    return std::exp(inhabitants + kInhabitantSpread * kInhabitantSpread / 2);
  }
  bool is_mountainous(double log_density) const { return log_density < mountains_below_; }

 private:
  double mountains_below_ = 0;
};

std::int64_t whole(double logarithm) {
  return std::max<std::int64_t>(1, std::llround(std::exp(logarithm)));
}

struct ProvinceTask {
  Country const& country;
  std::size_t province;
  std::uint64_t seed;
  DrawRules const& rules;

  Province const& facts() const { return country.provinces[province]; }
  sim::Stream luck(std::uint8_t purpose, std::size_t county) const {
    return sim::Stream({.seed = seed,
                        .realm = key_of(facts().id),
                        .entity = static_cast<std::uint32_t>(county),
                        .purpose = purpose});
  }
};

// Everything but its seat and what the plan covers.
DrawnCounty draw_figures(ProvinceTask const& task, ProvinceScale const& scale, Prefecture const& prefecture,
                         std::size_t number) {
  auto luck = task.luck(purpose::kCountyFigures, number);
  auto const z = draw_normals(luck);
  auto const median = typical(prefecture);
  double const villages = median.villages + kVillageSpread * z.villages;
  double const area = median.area + median.area_spread * z.area;
  double const population = villages + scale.inhabitants + kInhabitantSpread * z.inhabitants;
  bool const mountainous = scale.is_mountainous(population - area);
  Ground const& ground = mountainous ? task.rules.mountains : task.rules.plains;
  DrawnCounty county;
  county.province = task.facts().name;
  county.prefecture = prefecture.name;
  county.rural_population = std::exp(population);
  county.all_villages = whole(villages);
  county.figures.id = sim::text("{}-{:03}", task.facts().id, number + 1);
  county.figures.terrain = ground.id;
  county.figures.detour = ground.detour;
  county.figures.area = {std::exp(area)};
  county.figures.towns = whole(median.towns + kTownSpread2020 * z.towns);
  county.figures.household_size = task.facts().household_size;
  draw_shape(county.figures, luck);
  return county;
}

void place(ProvinceTask const& task, std::vector<DrawnCounty>& counties,
           std::vector<std::size_t> const& prefectures) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < task.facts().prefectures.size(); ++i)
    cells.emplace_back(task.country, task.province, i);
  std::vector<GeoPoint> seats;
  for (std::size_t k = 0; k < counties.size(); ++k) {
    auto luck = task.luck(purpose::kCountySeat, k);
    auto& county = counties[k];
    county.seat = best_candidate(cells[prefectures[k]], seats, luck);
    seats.push_back(county.seat);
    county.figures.warehouse_distance =
        great_circle(task.facts().warehouse, county.seat) * county.figures.detour;
  }
}

// Prefecture and number within it.
void name(std::vector<DrawnCounty>& counties, std::vector<std::size_t> const& prefectures) {
  std::vector<int> given(counties.empty() ? 0 : 1 + *std::ranges::max_element(prefectures));
  for (std::size_t k = 0; k < counties.size(); ++k)
    counties[k].figures.name = sim::text("{} {}", counties[k].prefecture, ++given[prefectures[k]]);
}

// Where the drawn counties have fewer villages than the plan covers, they have more of them, and smaller
// ones.
void make_room(std::vector<DrawnCounty>& counties, std::int64_t villages) {
  double sum = 0;
  for (auto const& county : counties) sum += static_cast<double>(county.all_villages);
  double const more = static_cast<double>(villages) / sum;
  if (more > 1)
    for (auto& county : counties)
      county.all_villages =
          static_cast<std::int64_t>(std::ceil(more * static_cast<double>(county.all_villages)));
}

void cover(std::vector<DrawnCounty>& counties, Quota const& quota, DrawRules const& rules) {
  std::vector<double> inhabitants, villages;
  std::vector<std::int64_t> all, most;
  for (auto const& county : counties) {
    inhabitants.push_back(county.rural_population);
    all.push_back(county.all_villages);
  }
  auto const covered = apportion(inhabitants, quota.villages, rules.least_villages, all);
  for (auto const count : covered) villages.push_back(static_cast<double>(count)), most.push_back(count);
  auto const centers = apportion(villages, quota.centers, rules.least_centers, most);
  for (std::size_t k = 0; k < counties.size(); ++k) {
    auto& figures = counties[k].figures;
    figures.villages = covered[k];
    figures.centers = centers[k];
    figures.population = counties[k].rural_population * static_cast<double>(covered[k]) /
                         static_cast<double>(counties[k].all_villages);
  }
}

}  // namespace

std::vector<Quota> share_out(Country const& country, Quota const& plan) {
  std::vector<double> weights, inhabitants;
  std::vector<std::int64_t> most;
  for (auto const& province : country.provinces) {
    most.push_back(province.counties());
    weights.push_back(static_cast<double>(most.back()));
  }
  auto const counties = apportion(weights, plan.counties, 0, most);
  for (std::size_t p = 0; p < counties.size(); ++p) {
    double const there = country.provinces[p].villages() * static_cast<double>(counties[p]) / weights[p];
    most[p] = static_cast<std::int64_t>(kMostCovered * there);
    inhabitants.push_back(there * ProvinceScale(country.provinces[p]).mean_inhabitants());
  }
  auto const villages = apportion(inhabitants, plan.villages, 0, most);
  weights.assign(villages.begin(), villages.end());
  auto const centers = apportion(weights, plan.centers, 0, villages);
  std::vector<Quota> out;
  for (std::size_t p = 0; p < counties.size(); ++p) out.push_back({counties[p], villages[p], centers[p]});
  return out;
}

std::vector<DrawnCounty> draw_province(Country const& country, std::size_t province, Quota const& quota,
                                       std::uint64_t seed, DrawRules const& rules) {
  ProvinceTask const task{country, province, seed, rules};
  check(task.facts(), quota);
  if (quota.counties == 0) return {};
  ProvinceScale const scale(task.facts());
  auto const prefectures = prefectures_in_turn(task.facts(), quota.counties);
  std::vector<DrawnCounty> counties;
  for (std::size_t k = 0; k < prefectures.size(); ++k)
    counties.push_back(draw_figures(task, scale, task.facts().prefectures[prefectures[k]], k));
  place(task, counties, prefectures);
  name(counties, prefectures);
  make_room(counties, quota.villages);
  cover(counties, quota, rules);
  return counties;
}

}  // namespace ruralsim::models::network
