// What `run` and `verify` share: the options that choose what is simulated, and the simulation of it.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "experiments/pieces.hpp"
#include "models/ledger.hpp"
#include "models/simulate.hpp"
#include "scenarios/load.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::cli {

// --set, --seed, --replications, --perfect, --only: what changes the scenario. --jobs, --orders: what does
// not.
std::vector<Option> scenario_options();
std::vector<Option> simulation_options();
// Of a subcommand that compares figures of runs: the same without --orders.
std::vector<Option> comparison_options();
// Of a subcommand that looks into one replication: which, and those of the scenario that then have a meaning.
std::vector<Option> one_replication_options();

// The scenario with what --set, --seed and --replications say of it; its warnings are told. Throws
// Error(usage) with every problem, one line each.
scenarios::LoadedRegions load_scenario_regions(std::string const& path, Arguments const& arguments,
                                               Console const& console);
// The same where it must be one region.
scenarios::Loaded load_scenario(std::string const& path, Arguments const& arguments, Console const& console);

// The same with some resources unlimited (experiments/upper_bounds.hpp); what it would warn of is not told.
scenarios::Loaded load_upper_bound(std::string const& path, Arguments const& arguments,
                                   std::vector<std::string> const& resources,
                                   models::Scenario const& scenario);

// The same with these settings on top, as given to --set; what it would warn of is not told.
scenarios::Loaded load_with(std::string const& path, Arguments const& arguments,
                            std::vector<std::string> const& settings);

struct HowToSimulate {
  sim::EngineKind engine = sim::EngineKind::native;
  unsigned jobs = 1;  // replications at the same time
  models::Orders orders = models::Orders::counted;
  std::string title;                        // of the progress
  std::optional<models::Watch> watch = {};  // of replication 0
};
// As --jobs and --orders say; as many jobs as there are processors, unless told otherwise.
HowToSimulate how_to_simulate(Arguments const& arguments, sim::EngineKind engine, std::string title);

// Complete replications and their numbers, ascending: all of them, or those that had ended when a stop was
// asked for (none: throws Stopped).
struct Simulated {
  std::vector<models::RunLedger> ledgers;
  std::vector<std::int64_t> numbers;
};
Simulated simulate_all(models::Scenario const& scenario, HowToSimulate const& how, Console const& console);

// Where simulations of this engine run.
experiments::Apart apart(sim::EngineKind engine);
// What a run of so many days is to tell of its progress; it stops once a stop was asked for. Keeps a
// reference.
std::function<bool(models::Reached const&)> telling(experiments::Report const& report, std::int64_t days);

std::string_view name_of(sim::EngineKind engine);

}  // namespace ruralsim::cli
