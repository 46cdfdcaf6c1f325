#include "experiments/pieces.hpp"

#include "experiments/processes.hpp"
#include "experiments/shared_progress.hpp"
#include "sim/threads.hpp"

#include <algorithm>
#include <exception>
#include <numeric>

namespace ruralsim::experiments {

namespace {

void on_threads(Plan const& plan, Piece const& piece, Keep const& keep, Overall const& overall,
                std::atomic<bool> const& stop) {
  auto const order = order_of(plan);
  std::vector<std::exception_ptr> failures(plan.count);
  std::atomic<std::uint32_t> next{0};
  std::atomic<bool> failed{false};
  SharedProgress progress(plan, overall);
  auto const work = [&] {
    for (std::uint32_t at = next++; at < plan.count && !stop && !failed; at = next++) {
      auto const number = order[at];
      try {
        models::RunLedger ledger =
            piece(number, [&](Reached const& reached) { progress.report(number, reached); });
        if (stop) continue;
        progress.finished(number);
        keep(number, std::move(ledger));
      } catch (...) {
        failures[number] = std::current_exception();
        failed = true;
      }
    }
  };
  sim::side_by_side(std::min(plan.jobs, plan.count), work);
  for (auto const& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace

std::vector<std::uint32_t> order_of(Plan const& plan) {
  std::vector<std::uint32_t> order(plan.count);
  std::iota(order.begin(), order.end(), 0u);
  if (!plan.work.empty())
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return plan.work[a] > plan.work[b]; });
  return order;
}

void work_through(Plan const& plan, Piece const& piece, Keep const& keep, Overall const& overall,
                  std::atomic<bool> const& stop) {
  if (plan.count == 0) return;
  if (plan.apart == Apart::threads)
    on_threads(plan, piece, keep, overall, stop);
  else
    in_processes(plan, piece, keep, overall, stop);
}

}  // namespace ruralsim::experiments
