#include "models/network/mixture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace ruralsim::models::network {
namespace {

double share_below(std::vector<Part> const& parts, double x) {
  double sum = 0, weight = 0;
  for (auto const& part : parts) {
    sum += part.weight * 0.5 * std::erfc((part.mean - x) / (part.deviation * std::numbers::sqrt2));
    weight += part.weight;
  }
  return sum / weight;
}

}  // namespace

double quantile(std::vector<Part> const& parts, double below) {
  double low = 1e300, high = -1e300;
  for (auto const& part : parts) {
    low = std::min(low, part.mean - 40 * part.deviation);
    high = std::max(high, part.mean + 40 * part.deviation);
  }
  for (int i = 0; i < 200; ++i) {
    double const middle = std::midpoint(low, high);
    (share_below(parts, middle) < below ? low : high) = middle;
  }
  return high;
}

}  // namespace ruralsim::models::network
