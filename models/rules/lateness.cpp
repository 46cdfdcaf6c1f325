#include "models/rules/lateness.hpp"

namespace ruralsim::models::rules {

Reason charge(BatchHead const& head, sim::Time deadline, Reason structural, std::uint32_t desk_wait) {
  if (std::int64_t{head.alone_ready} > deadline.s) return structural;
  auto reason = Reason::stops_before;
  std::uint32_t longest = 0;
  for (std::size_t r = 0; r < kReasons; ++r)
    if (head.held[r] > longest) longest = head.held[r], reason = static_cast<Reason>(r);
  return desk_wait > longest ? Reason::desk : reason;
}

}  // namespace ruralsim::models::rules
