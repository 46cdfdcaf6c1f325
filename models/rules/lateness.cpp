#include "models/rules/lateness.hpp"

#include <algorithm>

namespace ruralsim::models::rules {

Hold longest_hold(BatchHead const& head) {
  auto const longest = std::max_element(head.held.begin(), head.held.end());
  if (*longest == 0) return {Reason::stops_before, 0};
  return {static_cast<Reason>(longest - head.held.begin()), *longest};
}

}  // namespace ruralsim::models::rules
