#include "experiments/replications.hpp"

#include <utility>

namespace ruralsim::experiments {

std::vector<std::optional<models::RunLedger>> replicate(Plan const& plan, Piece const& one,
                                                        Overall const& overall,
                                                        std::atomic<bool> const& stop) {
  std::vector<std::optional<models::RunLedger>> ledgers(plan.count);
  // Each piece has a place of its own, so several threads may put theirs at the same time.
  auto const keep = [&](std::uint32_t number, models::RunLedger ledger) {
    ledgers[number] = std::move(ledger);
  };
  work_through(plan, one, keep, overall, stop);
  return ledgers;
}

}  // namespace ruralsim::experiments
