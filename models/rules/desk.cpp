#include "models/rules/desk.hpp"

#include <algorithm>
#include <functional>

namespace ruralsim::models::rules {

void Desk::begin_day(std::int64_t agents) {
  std::sort(free_at_.begin(), free_at_.end(), std::greater<>());
  free_at_.resize(static_cast<std::size_t>(agents), 0);
}

}  // namespace ruralsim::models::rules
