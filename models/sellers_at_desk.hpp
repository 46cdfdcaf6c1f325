// Villagers who bring goods to sell, where the agent takes them in: they queue at the desk like everybody.
#pragma once

#include "models/county.hpp"
#include "models/rules/desk.hpp"

#include <vector>

namespace ruralsim::models {

// An agent serves somebody: after closing it is overtime, but a desk that is open all night does not close at
// midnight, the end of the day in seconds of the run (`closes_today`, as OpeningDays has it).
void add_agent_busy(County& county, std::int64_t from, std::int64_t to, std::int64_t closes_today);

// What the agents of a center do, of one service after the other: the ledger is told once for each hour, as
// most that begins within an hour ends within it. All is told when this ends.
class AgentsHour {
 public:
  explicit AgentsHour(County& county) : county_(county) {}
  AgentsHour(AgentsHour const&) = delete;
  AgentsHour& operator=(AgentsHour const&) = delete;
  ~AgentsHour() { tell(); }

  // As add_agent_busy.
  void add(std::int64_t from, std::int64_t to, std::int64_t closes_today) {
    if (to > ends_ || from < ends_ - kHour || to > closes_today) [[unlikely]]
      return begin_with(from, to, closes_today);
    busy_ += to - from;
  }

 private:
  static constexpr std::int64_t kHour = 3600;
  void begin_with(std::int64_t from, std::int64_t to, std::int64_t closes_today);
  void tell();

  County& county_;
  std::int64_t ends_ = 0;  // of the hour
  std::int64_t busy_ = 0;  // seconds in it that the ledger does not know of
};

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
