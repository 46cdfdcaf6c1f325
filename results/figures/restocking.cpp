#include "results/figures/restocking.hpp"

#include <algorithm>

namespace ruralsim::results::figures {

Restocking restocking_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week) {
  Restocking sum;
  auto const& stock = runs.county(replicate, county).stock;
  if (stock.empty()) return sum;
  double volume = 0;
  for (auto day = 7 * week; day < 7 * week + runs.days_of_week(week); ++day) {
    auto const& products = runs.scenario().settings_on(static_cast<std::int64_t>(day)).products;
    for (std::size_t g = 0; g < products.size(); ++g) {
      auto const pieces = static_cast<double>(stock.fact(day, g, models::StockFact::received));
      sum.pieces += pieces;
      sum.weight += pieces * products[g].weight.value;
      volume += pieces * products[g].volume.value;
    }
  }
  auto const& vehicle = runs.scenario().stretches.front().settings.cost.line_haul;
  auto const filled = [](double load, double room) { return room > 0 ? load / room : 0; };
  sum.vehicles = std::max(filled(volume, vehicle.volume.value), filled(sum.weight, vehicle.payload.value));
  return sum;
}

}  // namespace ruralsim::results::figures
