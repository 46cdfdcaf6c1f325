// The replications of one scenario: several at a time, the results in their own order whatever came first.
#pragma once

#include "models/ledger.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace ruralsim::experiments {

// Where a replication runs. The SimGrid engine works once in a process, so it needs processes.
enum class Apart { threads, processes };

struct Plan {
  std::uint32_t count = 1;  // replications 0 .. count - 1
  unsigned jobs = 1;        // at the same time, >= 1
  Apart apart = Apart::threads;
};

// How far one replication has come, 0 to 1.
using Report = std::function<void(double)>;
// Runs one replication; called on other threads or in other processes.
using Replication = std::function<models::RunLedger(std::uint32_t number, Report const& report)>;

// Runs all of them. Nothing stands where a replication was not begun, or not finished, because `stop` became
// true. `overall` hears the mean of all reports. Throws what the lowest-numbered failing replication threw;
// a process that died is sim::Error(model) with the signal.
std::vector<std::optional<models::RunLedger>> replicate(Plan const& plan, Replication const& one,
                                                        Report const& overall, std::atomic<bool> const& stop);

}  // namespace ruralsim::experiments
