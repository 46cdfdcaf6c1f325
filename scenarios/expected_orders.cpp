#include "scenarios/expected_orders.hpp"

#include "models/rules/demand.hpp"
#include "scenarios/growth_outlook.hpp"

#include <algorithm>
#include <numeric>

namespace ruralsim::scenarios {

double orders_a_day(models::Settings const& settings, models::RunSpec const& run, std::int64_t from,
                    std::int64_t to) {
  auto const factors = models::rules::day_factors(settings.demand, sim::Calendar(run.start), run.days);
  double const sum = std::accumulate(factors.begin() + from, factors.begin() + to, 0.0);
  return models::rules::base_rate(settings.demand) * sum /
         static_cast<double>(std::max<std::int64_t>(to - from, 1));
}

double households(models::network::County const& county) {
  double sum = 0;
  for (auto const& village : county.villages) sum += village.households;
  return sum;
}

double expected_orders_per_household(models::Scenario const& scenario) {
  double sum = 0;
  for (std::size_t i = 0; i < scenario.stretches.size(); ++i) {
    std::int64_t const from = scenario.stretches[i].from_day;
    bool const last = i + 1 == scenario.stretches.size();
    std::int64_t const to = last ? scenario.run.days : scenario.stretches[i + 1].from_day;
    sum +=
        orders_a_day(scenario.stretches[i].settings, scenario.run, from, to) * static_cast<double>(to - from);
  }
  return sum;
}

double expected_orders(models::Scenario const& scenario) {
  if (grows(scenario)) return expected_orders_while_growing(scenario);
  double all = 0;
  for (auto const& county : scenario.network.counties) all += households(county);
  return all * expected_orders_per_household(scenario);
}

}  // namespace ruralsim::scenarios
