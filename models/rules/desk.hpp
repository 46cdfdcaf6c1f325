// The queue at a center's desk: people are served in order of coming by the agents; who has waited as long
// as their patience leaves (reneges), and so does who is not being served at closing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::models::rules {

// Times in seconds on one axis, of the caller's choice.
struct Visitor {
  std::int64_t comes = 0;
  std::int64_t service = 0;
  std::optional<std::int64_t> patience;  // nothing: waits until closing
};

// The agents' days. Exact for FIFO with reneging: who leaves while waiting adds no work, so the moment at
// which an agent is free for the next visitor is known when that visitor comes (Baccelli & Hebuterne 1981;
// for several agents Kiefer & Wolfowitz 1955).
class Desk {
 public:
  explicit Desk(std::int64_t agents) : free_at_(static_cast<std::size_t>(agents), 0) {}

  // Another day, with so many agents: who still serves somebody goes on.
  void begin_day(std::int64_t agents);

  // When the service of the next visitor begins, or nothing if they leave first. Visitors in order of coming.
  std::optional<std::int64_t> serve(Visitor const& visitor, std::int64_t opens, std::int64_t closes) {
    if (free_at_.empty()) return std::nullopt;
    auto const agent = std::min_element(free_at_.begin(), free_at_.end());
    auto const begins = std::max({visitor.comes, opens, *agent});
    if (begins >= closes) return std::nullopt;
    if (visitor.patience && begins - visitor.comes > *visitor.patience) return std::nullopt;
    *agent = begins + visitor.service;
    return begins;
  }

 private:
  std::vector<std::int64_t> free_at_;
};

}  // namespace ruralsim::models::rules
