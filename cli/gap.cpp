// `ruralsim gap SCENARIO`: what each resource would give back of the missed next-day deliveries.
#include "cli/gap.hpp"

#include "cli/memory.hpp"
#include "cli/origin.hpp"
#include "cli/outline.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "experiments/upper_bounds.hpp"
#include "results/antithetic.hpp"
#include "results/figures/tabulate.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

using results::Estimate;
using sim::text;

// A run, as far as the gap is concerned.
struct Run {
  experiments::Outcome outcome;
  results::Tables tables;
};

// One a sample: a replication, or an antithetic pair.
std::vector<double> values_of(results::Tables const& tables, std::string const& name) {
  auto const values = tables.at("summary/" + name).values<double>();
  return results::sample_means(values, results::samples_of(tables));
}

Run simulate_one(scenarios::Loaded const& loaded, std::string_view what, Arguments const& arguments,
                 Console const& console) {
  Began const began;
  auto const how = how_to_simulate(arguments, sim::EngineKind::native, text("simulating {}", what));
  refuse_if_too_large(loaded.scenario, how);
  Simulated const simulated = simulate_all(loaded.scenario, how, console);
  throw_if_stopped();
  Run run{.outcome = {},
          .tables = results::tabulate(loaded.scenario, simulated.ledgers,
                                      origin_of(arguments, loaded, how.engine, simulated.numbers, began))};
  run.outcome.next_day_rate = values_of(run.tables, "next_day_rate");
  run.outcome.backlog = values_of(run.tables, "backlog_mean");
  return run;
}

// Of the late orders of each replication, those that the ledger charges to these reasons.
Estimate charged(results::Tables const& tables, std::vector<models::Reason> const& reasons) {
  auto const shares = tables.at("summary/late_share").values<double>();
  std::vector<double> sums;
  for (std::size_t first = 0; first + models::kReasons <= shares.size(); first += models::kReasons) {
    double sum = 0;
    for (auto const reason : reasons) sum += shares[first + static_cast<std::size_t>(reason)];
    sums.push_back(sum);
  }
  return results::estimate(results::sample_means(sums, results::samples_of(tables)));
}

ExitCode act(Arguments const& arguments, Console& console) {
  std::string const path = arguments.text("SCENARIO").value_or("");
  scenarios::Loaded const loaded = load_scenario(path, arguments, console);
  Run const own = simulate_one(loaded, "as it is", arguments, console);
  auto const given = arguments.texts("perfect");  // unlimited in all of the runs
  auto const with = [&](std::vector<std::string> const& names, std::string const& name) {
    auto all = given;
    all.insert(all.end(), names.begin(), names.end());
    auto const bound = load_upper_bound(path, arguments, all, loaded.scenario);
    return experiments::gap(own.outcome, simulate_one(bound, name, arguments, console).outcome);
  };
  GapReport report{.loaded = loaded,
                   .rate = results::estimate(own.outcome.next_day_rate),
                   .backlog = results::estimate(own.outcome.backlog),
                   .lines = {}};
  std::vector<std::string> everything;
  for (auto const& resource : experiments::resources()) {
    std::string const name(resource.name);
    everything.push_back(name);
    report.lines.push_back({.name = name,
                            .meaning = std::string(resource.meaning),
                            .row = with({name}, name),
                            .charged = charged(own.tables, resource.reasons)});
  }
  report.lines.push_back({.name = "all",
                          .meaning = "all of them together",
                          .row = with(everything, "all"),
                          .charged = std::nullopt});
  console.result(arguments.has("json") ? report.for_scripts() : report.for_people());
  return ExitCode::done;
}

}  // namespace

Command gap_command() {
  return {
      .name = "gap",
      .summary = "Tell what each resource would give back of the missed next-day deliveries",
      .about =
          "Simulates the scenario as it is, then with each resource unlimited in turn and with all of "
          "them, always with the same random numbers. What a resource gives back is the most that any "
          "investment into it can give. Beside it stands what the lateness ledger charges to it.",
      .examples = {{"ruralsim gap scenarios/west-county-2018.toml -n 10", "where to invest, with intervals"},
                   {"ruralsim gap west.toml --perfect stock", "what the others give if all is in stock"}},
      .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
      .options = comparison_options(),
      .act = act};
}

}  // namespace ruralsim::cli
