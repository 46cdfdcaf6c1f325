#include "models/rules/desk.hpp"

#include <algorithm>
#include <functional>

namespace ruralsim::models::rules {

void Desk::begin_day(std::int64_t agents) {
  std::sort(free_at_.begin(), free_at_.end(), std::greater<>());
  free_at_.resize(static_cast<std::size_t>(agents), 0);
}

std::optional<std::int64_t> Desk::serve(Visitor const& visitor, std::int64_t opens, std::int64_t closes) {
  if (free_at_.empty()) return std::nullopt;
  auto const agent = std::min_element(free_at_.begin(), free_at_.end());
  auto const begins = std::max({visitor.comes, opens, *agent});
  if (begins >= closes) return std::nullopt;
  if (visitor.patience && begins - visitor.comes > *visitor.patience) return std::nullopt;
  *agent = begins + visitor.service;
  return begins;
}

}  // namespace ruralsim::models::rules
