// Replications in child processes, which send their ledgers back through pipes.
#pragma once

#include "experiments/replications.hpp"

namespace ruralsim::experiments {

// As replicate(). To be called while this process has one thread.
std::vector<std::optional<models::RunLedger>> in_processes(Plan const& plan, Replication const& one,
                                                           Report const& overall,
                                                           std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments
