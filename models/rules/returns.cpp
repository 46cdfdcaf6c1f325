#include "models/rules/returns.hpp"

#include <algorithm>

namespace ruralsim::models::rules {

std::optional<std::int64_t> brought_back(sim::Words const& drawn, double share, QuantileTable const& delay,
                                         OpeningDays const& hours, std::uint32_t in_hand) {
  if (sim::unit(drawn[0]) >= share) return std::nullopt;
  auto const next_day = (in_hand / 86400 + 1) * 86400;
  return hours.next_open(std::max(in_hand + delay.seconds(drawn[1]), next_day));
}

}  // namespace ruralsim::models::rules
