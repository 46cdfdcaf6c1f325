#include "models/rules/quantile_table.hpp"

#include <algorithm>

namespace ruralsim::models::rules {

QuantileTable::QuantileTable(sim::Distribution const& distribution) {
  constexpr std::uint32_t kSteps = 1u << (32 - kFractionBits);
  constexpr double kEnd = 1.0 / (32.0 * kSteps);  // stands for 0 and, from above, for 1
  constexpr double kLongest = 1e9;
  std::vector<double> at;
  double sum = 0;  // of the means of the steps
  for (std::uint32_t i = 0; i <= kSteps; ++i) {
    double const u = std::clamp(static_cast<double>(i) / kSteps, kEnd, 1 - kEnd);
    at.push_back(std::min(distribution.quantile(u), kLongest));
    if (i > 0) sum += (at[i - 1] + at[i]) / 2;
  }
  // Straight lines overstate a long tail: the last one ends where it makes the mean right.
  double const exact = std::min(distribution.mean(), kLongest) * kSteps;
  at.back() = std::clamp(at.back() + 2 * (exact - sum), at[kSteps - 1], kLongest);
  at_.reserve(at.size());
  for (double const seconds : at) at_.push_back(static_cast<std::uint32_t>(seconds + 0.5));
}

}  // namespace ruralsim::models::rules
