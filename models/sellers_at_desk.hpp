// Villagers who bring goods to sell, where the agent takes them in: they queue at the desk like everybody.
#pragma once

#include "models/county.hpp"
#include "models/rules/desk.hpp"

#include <vector>

namespace ruralsim::models {

// An agent serves somebody: after closing it is overtime, but a desk that is open all night does not close at
// midnight, the end of the day in seconds of the run (`closes_today`, as OpeningDays has it).
void add_agent_busy(County& county, std::int64_t from, std::int64_t to, std::int64_t closes_today);

// Of one center. They are patient; who is not being served at closing is refused. Served when somebody needs
// to know: before the next one at the desk, or when a truck asks what lies there (SalesCorner::serve_before).
class SellersAtDesk {
 public:
  SellersAtDesk(County& county, network::CenterId id) : county_(county), center_(id.index()) {}

  // Whether anybody comes today whom the agent must serve.
  bool any() const;
  // Takes over who comes today. The desk and this object must stay where they are until the next day begins.
  void begin_day(rules::Desk& desk);
  // Serves those who have come before this second.
  void serve_before(std::uint32_t second);

 private:
  void serve(Offer offer);

  County& county_;
  std::size_t center_;
  rules::Desk* desk_ = nullptr;
  std::vector<Offer> coming_;  // in order
  std::size_t next_ = 0;
};

}  // namespace ruralsim::models
