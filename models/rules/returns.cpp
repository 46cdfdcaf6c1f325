#include "models/rules/returns.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::models::rules {

// As many words as there are whose sim::unit is less than the share; exact, as both sides are.
std::uint64_t brings_back_below(double share) {
  return static_cast<std::uint64_t>(std::max(std::ceil(std::min(share, 1.0) * 0x1p32 - 0.5), 0.0));
}

std::optional<std::int64_t> brought_back(sim::Words const& drawn, double share, QuantileTable const& delay,
                                         OpeningDays const& hours, std::uint32_t in_hand) {
  if (drawn[0] >= brings_back_below(share)) return std::nullopt;
  auto const next_day = (in_hand / 86400 + 1) * 86400;
  return hours.next_open(std::max(in_hand + delay.seconds(drawn[1]), next_day));
}

}  // namespace ruralsim::models::rules
