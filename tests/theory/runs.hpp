// Whole runs, on either engine, and what is asked of their ledgers.
#pragma once

#include "experiments/ledger_bytes.hpp"
#include "models/simulate.hpp"
#include "sim/fault.hpp"

#include <string>
#include <unistd.h>

#include <sys/wait.h>

namespace ruralsim::theory {

template <class T>
std::int64_t total(models::Counts<T> const& counts) {
  std::int64_t sum = 0;
  for (auto const n : counts.cells()) sum += n;
  return sum;
}
template <class T>
std::int64_t total(models::Counts<T> const& counts, std::size_t column) {
  std::int64_t sum = 0;
  for (std::size_t row = 0; row < counts.rows(); ++row) sum += counts(row, column);
  return sum;
}

inline models::RunOptions recorded() {
  models::RunOptions options;
  options.orders = models::Orders::recorded;
  return options;
}
inline models::RunOptions on_simgrid() {
  models::RunOptions options;
  options.engine = sim::EngineKind::simgrid;
  return options;
}

// A ledger as bytes, or the error; SimGrid allows one run in a process, so each run has a child of its own.
inline std::string outcome(models::Scenario const& scenario, models::RunOptions const& options) {
  try {
    return experiments::to_bytes(models::simulate(scenario, options));
  } catch (sim::Error const& error) {
    return std::string("error: ") + error.what();
  }
}
inline std::string outcome_in_child(models::Scenario const& scenario, models::RunOptions const& options) {
  int ends[2];
  if (pipe(ends) != 0) return "no pipe";
  pid_t const child = fork();
  if (child == 0) {
    close(ends[0]);
    auto const text = outcome(scenario, options);
    for (std::size_t done = 0; done < text.size();) {
      auto const n = write(ends[1], text.data() + done, text.size() - done);
      if (n <= 0) break;
      done += static_cast<std::size_t>(n);
    }
    _exit(0);
  }
  close(ends[1]);
  std::string text;
  char buffer[65536];
  for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(n));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return text;
}

}  // namespace ruralsim::theory
