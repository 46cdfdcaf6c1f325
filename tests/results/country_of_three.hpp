#pragma once
// A country of three small regions, simulated, and what its file says.

#include "models/rules/rollout.hpp"
#include "models/simulate.hpp"
#include "results/figures/regions.hpp"
#include "results/figures/tabulate.hpp"
#include "tests/results/support.hpp"
#include "tests/support/small_county.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::results::country_of_three {

using ::testing::DoubleNear;

inline constexpr std::int64_t kDays = 45;
inline constexpr std::uint32_t kReplications = 2;

// A region of a few counties of 20 villages and 8 centers.
inline models::Scenario region(std::string const& id, std::string const& group, std::size_t counties) {
  auto scenario = tests::small_county(kDays);
  scenario.run.warm_up = 3;
  scenario.run.replications = kReplications;
  scenario.network = {.region = "Region " + id, .counties = {}};
  scenario.network.region_id = id, scenario.network.group = group;
  scenario.network.warehouse = models::network::GeoPoint{.latitude = 30, .longitude = 100};
  auto& s = scenario.stretches.front().settings;
  s.products[0].share = 0.8, s.products[1].share = 0.2;
  s.rollout.target = 0.05, s.rollout.target_weeks = 2;
  s.center.pick_up_delay = sim::Distribution::exponential(40'000);
  s.counties.assign(counties, {.trucks = 1, .technicians = 1});
  for (std::size_t c = 0; c < counties; ++c) {
    auto figures = tests::plain_figures();
    figures.id = id + "-" + std::to_string(c), figures.name = "County " + figures.id;
    figures.villages = 20, figures.centers = 8, figures.towns = 3;
    figures.population = 9'000 + 3'000.0 * static_cast<double>(c);
    figures.warehouse_distance = {100.0 + 150.0 * static_cast<double>(c)};
    scenario.network.counties.push_back(models::network::draw_county(figures, 1));
    scenario.network.counties.back().seat =
        models::network::GeoPoint{.latitude = 30 + static_cast<double>(c), .longitude = 101};
  }
  return scenario;
}

// Half of its centers open with the county, the others later.
inline models::Scenario growing_region(std::string const& id, std::string const& group) {
  auto scenario = region(id, group, 2);
  scenario.stretches.front().settings.rollout.centers_at_start = 0.5;
  models::rules::GivenOpenings given;
  for (auto const& county : scenario.network.counties) {
    given.counties.emplace_back();
    given.centers.emplace_back(county.centers.size());
  }
  models::rules::plan_openings(scenario.network, scenario.run, scenario.stretches, given, 1);
  return scenario;
}

inline models::RunOptions options_of(std::uint32_t replication) {
  models::RunOptions options;
  options.replication = replication;
  return options;
}

inline std::vector<models::RunLedger> simulated(models::Scenario const& scenario,
                                                std::uint32_t replications) {
  std::vector<models::RunLedger> ledgers;
  for (std::uint32_t r = 0; r < replications; ++r)
    ledgers.push_back(models::simulate(scenario, options_of(r)));
  return ledgers;
}

// Two counties in the East, one in the West, two in the West that grow.
struct Country {
  std::vector<models::Scenario> regions{region("a", "East", 2), region("b", "West", 1),
                                        growing_region("c", "West")};
  std::vector<std::vector<models::RunLedger>> ledgers;
  std::vector<RegionPart> parts;
  Tables joined;

  Country() {
    for (auto const& one : regions) ledgers.push_back(simulated(one, kReplications));
    for (std::size_t i = 0; i < regions.size(); ++i) parts.push_back(reduce(regions[i], ledgers[i]));
    joined = join(parts, {});
  }
  Tables alone(std::size_t i) const { return tabulate(regions[i], ledgers[i], {}); }
};
inline Country const& country() {
  static Country const one;
  return one;
}

inline std::vector<double> numbers(Variable const& variable) {
  std::vector<double> all;
  std::visit(
      [&](auto const& values) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          all.assign(values.begin(), values.end());
      },
      variable.data);
  return all;
}

inline bool runs_over(Variable const& variable, std::string_view axis) {
  return std::ranges::find(variable.dims, axis) != variable.dims.end();
}

// The places from `first` on of an axis, so many of them, as flat numbers or texts of the variable.
template <class T>
std::vector<T> slice(Tables const& tables, Variable const& variable, std::vector<T> const& values,
                     std::string const& axis, std::size_t first, std::size_t count) {
  auto const shape = tables.shape(variable);
  auto const at = static_cast<std::size_t>(std::ranges::find(variable.dims, axis) - variable.dims.begin());
  std::size_t outer = 1, inner = 1;
  for (std::size_t i = 0; i < shape.size(); ++i) (i < at ? outer : inner) *= i == at ? 1 : shape[i];
  std::vector<T> part;
  for (std::size_t o = 0; o < outer; ++o)
    for (std::size_t i = first * inner; i < (first + count) * inner; ++i)
      part.push_back(values[o * shape[at] * inner + i]);
  return part;
}

// Values over counties, of which the sum over the counties is wanted.
inline std::vector<double> over_counties(Tables const& tables, Variable const& variable) {
  auto const counties = tables.at("county").size();
  std::vector<double> sum;
  for (std::size_t c = 0; c < counties; ++c) {
    auto const one = slice(tables, variable, numbers(variable), "county", c, 1);
    if (sum.empty()) sum.resize(one.size());
    std::ranges::transform(sum, one, sum.begin(), std::plus{});
  }
  return sum;
}

inline testing::Matcher<double> like(double wanted) {
  return std::isnan(wanted) ? testing::Matcher<double>(testing::IsNan())
                            : testing::Matcher<double>(DoubleNear(wanted, 1e-11 * (1 + std::abs(wanted))));
}
inline void expect_like(std::vector<double> const& found, std::vector<double> const& wanted,
                        std::string const& name) {
  ASSERT_EQ(found.size(), wanted.size()) << name;
  for (std::size_t i = 0; i < found.size(); ++i) ASSERT_THAT(found[i], like(wanted[i])) << name << " " << i;
}

}  // namespace ruralsim::results::country_of_three
