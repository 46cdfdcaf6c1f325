#include "models/forecast.hpp"

#include "models/rules/demand.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace ruralsim::models::forecast {
namespace {

std::vector<double> orders_of_household(County const& county, std::int64_t first) {
  auto const [from, until] = Weeks(county, first);
  std::vector<double> orders;
  for (auto day = from; day < until; ++day) orders.push_back(county.regime().orders_per_household(day));
  return orders;
}

}  // namespace

Weeks::Weeks(County const& county, std::int64_t first)
    : from(std::min(first, county.scenario.run.days - 1)),
      until(std::min(from + rules::kForecastDays, county.scenario.run.days)) {}

double usual_orders_per_household(County const& county, std::int64_t first) {
  return rules::usual_day(orders_of_household(county, first));
}

double usual_over_mean(County const& county, std::int64_t first) {
  auto const orders = orders_of_household(county, first);
  auto const mean = std::accumulate(orders.begin(), orders.end(), 0.0) / static_cast<double>(orders.size());
  return mean > 0 ? rules::usual_day(orders) / mean : 1;
}

std::optional<network::ServiceAreas> areas_foreseen_today(County const& county) {
  if (!county.closes_centers) return std::nullopt;
  auto lives = county.areas.lives();
  for (auto& life : lives)
    if (life.closes > county.today()) life.closes = network::kNeverCloses;
  return network::ServiceAreas(county.map, std::move(lives),
                               county.scenario.stretches.front().settings.rollout.reach);
}

}  // namespace ruralsim::models::forecast
