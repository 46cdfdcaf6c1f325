// `ruralsim run SCENARIO`: simulates it and leaves one result file.
#include "cli/check.hpp"
#include "cli/memory.hpp"
#include "cli/origin.hpp"
#include "cli/outline.hpp"
#include "cli/run_regions.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "cli/when.hpp"
#include "results/figures/tabulate.hpp"
#include "results/run_file.hpp"
#include "results/summary.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

#include <filesystem>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;

sim::EngineKind engine_of(Arguments const& arguments) {
  return arguments.text("engine") == "simgrid" ? sim::EngineKind::simgrid : sim::EngineKind::native;
}

// Beside us, not beside the scenario: that folder may be somebody else's.
fs::path place_of_result(Arguments const& arguments) {
  if (auto const given = arguments.text("output")) return *given;
  return fs::path(arguments.text("SCENARIO").value_or("")).stem().concat(".h5");
}

std::optional<models::Watch> watch_of(Arguments const& arguments, models::RunSpec const& run) {
  auto const day = arguments.text("watch");
  if (!day) return std::nullopt;
  return models::Watch{.day = day_of_run(*day, "--watch", run)};
}

results::Output prepare(Arguments const& arguments, scenarios::Origin const& loaded) {
  std::vector<fs::path> const inputs = [&] {
    std::vector<fs::path> paths;
    for (auto const& file : loaded.files) paths.emplace_back(file.path);
    return paths;
  }();
  auto const existing = arguments.has("force") ? results::Existing::replace : results::Existing::refuse;
  return results::Output::prepare(place_of_result(arguments), existing, inputs);
}

struct Outcome {
  scenarios::Loaded const& loaded;
  sim::EngineKind engine;
  std::vector<std::int64_t> const& replications;
  std::string file;
  std::vector<results::Figure> figures;

  bool complete() const {
    return static_cast<std::int64_t>(replications.size()) == loaded.scenario.run.replications;
  }
  // All of them, or what is left of them after a stop.
  std::string extent() const {
    std::string const all = outline(loaded.scenario) + "; " + outline_of_chance(loaded.scenario);
    return complete() ? all : text("{}, of which {} ended before the stop", all, replications.size());
  }
};

std::string for_people(Outcome const& outcome) {
  std::string const warm_up = outline_of_warm_up(outcome.loaded.scenario.run.warm_up);
  return outcome.extent() + "\n" + (warm_up.empty() ? "" : warm_up + "\n") + "\n" +
         results::summary_text(outcome.figures);
}

std::string for_scripts(Outcome const& outcome) {
  auto const& run = outcome.loaded.scenario.run;
  results::Json json;
  json.object().key("title").text(run.title).key("file").text(outcome.file);
  json.key("scenario_hash").text(outcome.loaded.hash).key("seed").text(std::to_string(run.seed));
  json.key("engine").text(name_of(outcome.engine)).key("replications").array();
  for (std::int64_t number : outcome.replications) json.whole(number);
  json.end().key("replications_asked").whole(run.replications).key("summary");
  results::write_summary(json, outcome.figures);
  return json.end().str() + "\n";
}

ExitCode act(Arguments const& arguments, Console& console) {
  if (arguments.has("check")) return check_scenarios(arguments, console);
  Began const began;
  sim::EngineKind const engine = engine_of(arguments);
  auto regions = load_scenario_regions(arguments.text("SCENARIO").value_or(""), arguments, console);
  HowToSimulate how = how_to_simulate(arguments, engine, "simulating");
  how.watch = watch_of(arguments, regions.regions.front().run);
  results::Output const output = prepare(arguments, regions);
  if (regions.in_all > 1) return run_regions(arguments, console, regions, output, how, began);
  scenarios::Loaded const loaded{{std::move(static_cast<scenarios::Origin&>(regions))},
                                 std::move(regions.regions.front())};
  refuse_if_too_large(loaded.scenario, how);
  console.detail(text("{}; {}; {} engine, {} at a time", outline(loaded.scenario),
                      outline_of_chance(loaded.scenario), name_of(engine), how.jobs));

  Simulated const simulated = simulate_all(loaded.scenario, how, console);
  results::Tables const tables = results::tabulate(
      loaded.scenario, simulated.ledgers, origin_of(arguments, loaded, engine, simulated.numbers, began));
  output.write(tables);

  Outcome const outcome{.loaded = loaded,
                        .engine = engine,
                        .replications = simulated.numbers,
                        .file = results::to_utf8(output.path().native()),
                        .figures = results::summarise(tables)};
  console.result(arguments.has("json") ? for_scripts(outcome) : for_people(outcome));
  console.flush();
  console.note(text("\nwrote {} ({}) after {:.1f} s", outcome.file,
                    size_text(static_cast<double>(fs::file_size(output.path()))), began.seconds_ago()));
  if (!outcome.complete()) {
    console.warning(text("stopped by a signal: the file holds {} of {} replications",
                         simulated.numbers.size(), loaded.scenario.run.replications));
    return ExitCode{static_cast<int>(ExitCode::signalled) + stop_signal()};
  }
  console.note(text("next: ruralsim plot {}", outcome.file));
  return ExitCode::done;
}

std::vector<Option> options() {
  std::vector<Option> all{{.name = "output",
                           .letter = 'o',
                           .placeholder = "FILE",
                           .takes = Takes::path,
                           .help = "The result file",
                           .standard = "the scenario's name with .h5, in the current folder"},
                          {.name = "force", .help = "Replaces the result file if there is one"}};
  std::vector<Option> const shared = simulation_options();
  all.insert(all.end(), shared.begin(), shared.end());
  all.push_back({.name = "engine",
                 .placeholder = "ENGINE",
                 .takes = Takes::choice,
                 .help = "Which engine drives the actors; the results are the same",
                 .standard = "native",
                 .choices = {"native", "simgrid"}});
  all.push_back({.name = "watch",
                 .placeholder = "DATE",
                 .takes = Takes::text,
                 .help = "Records this day of the first replication in full: who was where and did what, and "
                         "what waited where; of several regions with --only REGION"});
  all.push_back({.name = "check", .help = "Only checks the scenario, as ruralsim check does"});
  return all;
}

}  // namespace

Command run_command() {
  return {.name = "run",
          .summary = "Simulate a scenario and leave a result file",
          .about =
              "Reads the scenario, makes sure that the result file can be written, simulates every "
              "replication, writes the file in one step and prints the headline figures. Ctrl-C stops "
              "within a simulated week and keeps the replications and the regions that have ended; "
              "Ctrl-C again ends at once.",
          .examples = {{"ruralsim run scenarios/village-12.toml", "simulate it; results in village-12.h5"},
                       {"ruralsim run west.toml -n 10 -o west.h5", "ten replications: means with intervals"},
                       {"ruralsim run west.toml --watch 2018-11-12",
                        "records that day, too: ruralsim plot west.h5 --chart time-space draws its trucks"},
                       {"ruralsim run west.toml --set county.west.trucks=5 --force -o more-trucks.h5",
                        "the same county with five trucks"}},
          .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
          .options = options(),
          .act = act};
}

}  // namespace ruralsim::cli
