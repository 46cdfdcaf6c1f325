#include "experiments/replications.hpp"

#include "experiments/processes.hpp"
#include "experiments/shared_progress.hpp"

#include <exception>
#include <system_error>
#include <thread>

namespace ruralsim::experiments {

namespace {

using Ledgers = std::vector<std::optional<models::RunLedger>>;

// As many as the system gives; with fewer it only takes longer.
void start(std::vector<std::jthread>& threads, unsigned count, std::function<void()> const& work) {
  try {
    while (threads.size() < count) threads.emplace_back(work);
  } catch (std::system_error const& refused) {
    if (refused.code() != std::errc::resource_unavailable_try_again) throw;
  }
}

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
    start(others, std::min(plan.jobs, plan.count) - 1, work);
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
