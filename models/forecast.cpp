#include "models/forecast.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace ruralsim::models::forecast {
namespace {

constexpr std::int64_t kDays = 28;

struct OfHousehold {
  double mean, median;
};

OfHousehold orders_of_household(County const& county, std::int64_t first) {
  auto const [from, until] = Weeks(county, first);
  std::vector<double> orders;
  for (auto day = from; day < until; ++day) orders.push_back(county.regime().orders_per_household(day));
  auto const mean = std::accumulate(orders.begin(), orders.end(), 0.0) / static_cast<double>(orders.size());
  auto const middle = orders.begin() + static_cast<std::ptrdiff_t>(orders.size() / 2);
  std::nth_element(orders.begin(), middle, orders.end());
  return {mean, *middle};
}

}  // namespace

Weeks::Weeks(County const& county, std::int64_t first)
    : from(std::min(first, county.scenario.run.days - 1)),
      until(std::min(from + kDays, county.scenario.run.days)) {}

double usual_orders_per_household(County const& county, std::int64_t first) {
  auto const [mean, median] = orders_of_household(county, first);
  return std::max(mean, median);
}

double usual_over_mean(County const& county, std::int64_t first) {
  auto const [mean, median] = orders_of_household(county, first);
  return mean > 0 ? std::max(median / mean, 1.0) : 1;
}

}  // namespace ruralsim::models::forecast
