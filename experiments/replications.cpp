#include "experiments/replications.hpp"

#include "experiments/processes.hpp"
#include "experiments/shared_progress.hpp"

#include <exception>
#include <thread>

namespace ruralsim::experiments {

namespace {

using Ledgers = std::vector<std::optional<models::RunLedger>>;

Ledgers on_threads(Plan const& plan, Replication const& one, Report const& overall,
                   std::atomic<bool> const& stop) {
  Ledgers ledgers(plan.count);
  std::vector<std::exception_ptr> failures(plan.count);
  std::atomic<std::uint32_t> next{0};
  std::atomic<bool> failed{false};
  SharedProgress progress(plan.count, overall);
  auto const work = [&] {
    for (std::uint32_t number = next++; number < plan.count && !stop && !failed; number = next++) {
      try {
        models::RunLedger ledger = one(number, [&](double done) { progress.report(number, done); });
        if (!stop) ledgers[number] = std::move(ledger);
      } catch (...) {
        failures[number] = std::current_exception();
        failed = true;
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min(plan.jobs, plan.count); ++i) others.emplace_back(work);
    work();
  }
  for (auto const& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return ledgers;
}

}  // namespace

Ledgers replicate(Plan const& plan, Replication const& one, Report const& overall,
                  std::atomic<bool> const& stop) {
  return plan.apart == Apart::threads ? on_threads(plan, one, overall, stop)
                                      : in_processes(plan, one, overall, stop);
}

}  // namespace ruralsim::experiments
