// Pieces of work, several at a time: each is one run that leaves one ledger, whatever came first.
#pragma once

#include "models/ledger.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace ruralsim::experiments {

// Where a piece runs. The SimGrid engine works once in a process, so it needs processes.
enum class Apart { threads, processes };

struct Plan {
  std::uint32_t count = 1;  // pieces 0 .. count - 1
  unsigned jobs = 1;        // at the same time, >= 1
  Apart apart = Apart::threads;
  // Of each piece, in any unit: the largest begin first, so that no long one is left for the end; equals in
  // the order of their numbers. Empty: all alike.
  std::vector<double> work{};
};

// How far a piece has come: the share of its work, 0 to 1, days and orders simulated.
struct Reached {
  double share = 0;
  std::int64_t days = 0, orders = 0;
};
using Report = std::function<void(Reached const&)>;

// How far all of them have come: the share weighted by their work, the orders of all, how many are done, and
// the days of the one that has come least far of those under way.
struct Together {
  double share = 0;
  std::int64_t orders = 0;
  std::uint32_t done = 0;
  std::int64_t days = 0;
};
using Overall = std::function<void(Together const&)>;

// Does one piece; called on other threads or in other processes.
using Piece = std::function<models::RunLedger(std::uint32_t number, Report const& report)>;
// Takes what a piece left as soon as it is done, here or on another thread, several at a time.
using Keep = std::function<void(std::uint32_t number, models::RunLedger ledger)>;

// Does all of them. Nothing is kept of what was not begun, or not finished, because `stop` became true.
// `overall` (may be nothing) hears of all together, one call at a time. Throws what the lowest-numbered
// failing piece threw; a process that died is sim::Error(model) with the signal.
void work_through(Plan const& plan, Piece const& piece, Keep const& keep, Overall const& overall,
                  std::atomic<bool> const& stop);

// The numbers of the pieces in the order in which they begin.
std::vector<std::uint32_t> order_of(Plan const& plan);

}  // namespace ruralsim::experiments
