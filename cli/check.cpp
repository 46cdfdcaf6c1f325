// `ruralsim check SCENARIO...`: all problems at once, or what would be run.
#include "cli/check.hpp"

#include "cli/growth_outline.hpp"
#include "cli/memory.hpp"
#include "cli/outline.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "results/json.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

using sim::text;

std::string for_people(std::string const& path, scenarios::Loaded const& loaded, double memory) {
  auto const& scenario = loaded.scenario;
  Extent const extent = extent_of(scenario);
  std::string out = text("{}: fine\n  {}\n", path, outline(scenario));
  out += text("  {}; about {} each, {} of memory\n", outline_of_chance(scenario),
              counted(rounded(extent.orders), "order", "orders"), size_text(memory));
  return out + outline_of_growth(scenario);
}

void for_scripts(results::Json& json, scenarios::Loaded const& loaded, double memory) {
  auto const& scenario = loaded.scenario;
  Extent const extent = extent_of(scenario);
  auto const count = [&](char const* key, std::size_t n) {
    json.key(key).whole(static_cast<std::int64_t>(n));
  };
  json.key("title").text(scenario.run.title).key("hash").text(loaded.hash);
  json.key("start").text(sim::iso(scenario.run.start)).key("days").whole(scenario.run.days);
  json.key("seed").text(std::to_string(scenario.run.seed));
  json.key("replications").whole(scenario.run.replications);
  count("counties", extent.counties);
  count("villages", extent.villages);
  count("centers", extent.centers);
  json.key("expected_orders").number(extent.orders);
  list_growth(json, scenario);
  json.key("memory_bytes").number(memory).key("warnings").array();
  for (std::string const& warning : loaded.warnings) json.text(warning);
  json.end();
}

ExitCode act(Arguments const& arguments, Console& console) {
  return check_scenarios(arguments, console);
}

}  // namespace

ExitCode check_scenarios(Arguments const& arguments, Console& console) {
  ExitCode code = ExitCode::done;
  results::Json json;
  json.array();
  for (std::string const& path : arguments.texts("SCENARIO")) {
    json.object().key("scenario").text(path);
    try {
      scenarios::Loaded const loaded = load_scenario(path, arguments, console);
      double const memory =
          memory_needed(loaded.scenario, how_to_simulate(arguments, sim::EngineKind::native, "checking"));
      for_scripts(json, loaded, memory);
      if (!arguments.has("json")) console.result(for_people(path, loaded, memory));
    } catch (sim::Error const& error) {
      if (error.blame() != sim::Blame::usage) throw;
      json.key("problems").array();
      for (std::string const& problem : error.problems()) json.text(problem);
      json.end();
      console.error(error.what());
      code = ExitCode::usage;
    }
    json.end();
  }
  if (arguments.has("json")) console.result(json.end().str() + "\n");
  return code;
}

Command check_command() {
  return {.name = "check",
          .summary = "Check scenarios without running them",
          .about =
              "Tells every problem of a scenario at once, one line each, with its place in the file; or "
              "what would be run, and warnings for what runs but may surprise.",
          .examples = {{"ruralsim check scenarios/west-county-2018.toml", "is it fine, and how large is it?"},
                       {"ruralsim check *.toml --json", "the same of many, for scripts"}},
          .operands = {{.name = "SCENARIO", .help = "Scenario files (TOML)", .count = Count::at_least_one}},
          .options = simulation_options(),
          .act = act};
}

}  // namespace ruralsim::cli
