#include "models/rules/quantile_table.hpp"

#include <algorithm>

namespace ruralsim::models::rules {

QuantileTable::QuantileTable(sim::Distribution const& distribution) {
  constexpr std::uint32_t kSteps = 1u << (32 - kFractionBits);
  constexpr double kEnd = 1.0 / (32.0 * kSteps);  // stands for 0 and, from above, for 1
  at_.reserve(kSteps + 1);
  for (std::uint32_t i = 0; i <= kSteps; ++i) {
    double const u = std::clamp(static_cast<double>(i) / kSteps, kEnd, 1 - kEnd);
    at_.push_back(static_cast<std::uint32_t>(std::min(distribution.quantile(u) + 0.5, 1e9)));
  }
}

}  // namespace ruralsim::models::rules
