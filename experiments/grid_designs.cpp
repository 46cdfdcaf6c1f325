// Designs on given levels: full factorial and one at a time.
#include "experiments/design_size.hpp"
#include "experiments/designs.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::experiments {

std::size_t level_of(double u, std::size_t n) {
  if (!(u >= 0 && u <= 1) || n == 0)
    throw sim::Error(sim::Blame::model,
                     sim::text("coordinate {} has no level among {} (it must lie in [0, 1])", u, n));
  return std::min(n - 1, static_cast<std::size_t>(std::floor(u * static_cast<double>(n))));
}

double coordinate_of(std::size_t level, std::size_t n) {
  if (level >= n)
    throw sim::Error(sim::Blame::model,
                     sim::text("there is no level {} among {} (they count from 0)", level, n));
  return n == 1 ? 0.5 : static_cast<double>(level) / static_cast<double>(n - 1);
}

std::vector<std::vector<std::size_t>> full_factorial(std::span<std::size_t const> levels) {
  double number = 1;
  for (auto const n : levels) number *= static_cast<double>(n);
  check_size("full factorial design", levels.size(), number);
  std::vector<std::vector<std::size_t>> points;
  std::vector<std::size_t> point(levels.size(), 0);
  for (auto left = static_cast<std::size_t>(number); left > 0; --left) {
    points.push_back(point);
    for (std::size_t f = levels.size(); f-- > 0;) {  // as an odometer
      if (++point[f] < levels[f]) break;
      point[f] = 0;
    }
  }
  return points;
}

Design full_factorial_design(std::span<std::size_t const> levels) {
  Design design{.factors = levels.size()};
  for (auto const& point : full_factorial(levels)) {
    auto& coordinates = design.points.emplace_back();
    for (std::size_t f = 0; f < point.size(); ++f) coordinates.push_back(coordinate_of(point[f], levels[f]));
  }
  return design;
}

Design one_at_a_time(std::span<double const> base, std::span<std::vector<double> const> levels) {
  if (base.size() != levels.size())
    throw sim::Error(sim::Blame::model,
                     sim::text("a base point of {} coordinates for {} factors", base.size(), levels.size()));
  double number = 1;
  for (auto const& of_factor : levels) number += static_cast<double>(of_factor.size());
  check_size("one-at-a-time design", base.size(), number);
  Design design{.factors = base.size(), .points = {{base.begin(), base.end()}}};
  for (std::size_t f = 0; f < base.size(); ++f) {
    if (base[f] < 0 || base[f] > 1)  // NaN is the base's own value
      throw sim::Error(sim::Blame::usage,
                       sim::text("base point at {} of factor {}'s range (0 to 1)", base[f], f));
    for (double const u : levels[f]) {
      level_of(u, 1);  // is it a coordinate?
      if (u == base[f]) continue;
      design.points.push_back(design.points.front());
      design.points.back()[f] = u;
    }
  }
  return design;
}

}  // namespace ruralsim::experiments
