// The replications of one scenario: several at a time, the results in their own order whatever came first.
#pragma once

#include "experiments/pieces.hpp"

#include <optional>

namespace ruralsim::experiments {

// Piece n is replication n. Nothing stands where a replication was not begun, or not finished, because `stop`
// became true. As work_through() otherwise.
std::vector<std::optional<models::RunLedger>> replicate(Plan const& plan, Piece const& one,
                                                        Overall const& overall,
                                                        std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments
