// From a description that cannot change to a record that cannot change: one replication of a scenario.
#pragma once

#include "models/ledger.hpp"
#include "models/scenario.hpp"
#include "sim/engine.hpp"

#include <functional>
#include <optional>

namespace ruralsim::models {

enum class Orders : std::uint8_t { counted, recorded };  // recorded: a row for every order

// How far a run has come: days simulated in full, orders placed so far.
struct Reached {
  std::int64_t days = 0, orders = 0;
};

// Days of the run that are recorded in full (models/watched_ledger.hpp); the run may end with them, and
// leaves an interrupted ledger then.
enum class Afterwards : std::uint8_t { go_on, stop };
struct Watch {
  std::int64_t day = 0, days = 1;
  Afterwards then = Afterwards::go_on;
};

struct RunOptions {
  sim::EngineKind engine = sim::EngineKind::native;
  std::uint32_t replication = 0;
  Orders orders = Orders::counted;
  sim::TraceSink* trace = nullptr;
  std::optional<Watch> watch = {};
  // Told between two waves; false stops the run there.
  std::function<bool(Reached const&)> progress;
};

// Throws sim::Error(usage) if a day that is to be watched is none of the run's, and sim::Error(model) if the
// run fails or does not balance; with the simgrid engine once per process.
RunLedger simulate(Scenario const& scenario, RunOptions const& options);

}  // namespace ruralsim::models
