// `ruralsim show`: what a scenario or a result file holds, and what a scenario may hold.
#include "cli/show.hpp"

#include "cli/result_file.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "scenarios/reference.hpp"
#include "sim/fault.hpp"

namespace ruralsim::cli {

namespace {

void refuse_scenario_options(Arguments const& arguments, std::string const& path) {
  for (std::string_view const name : {"set", "seed", "replications", "perfect"})
    if (arguments.has(name))
      throw sim::Error(sim::Blame::usage, path + ": --" + std::string(name) +
                                              " (a result cannot change) give it to ruralsim run");
}

ExitCode act(Arguments const& arguments, Console& console) {
  if (arguments.has("reference")) return console.result(scenarios::reference_markdown()), ExitCode::done;
  if (arguments.has("schema")) return console.result(scenarios::reference_json_schema()), ExitCode::done;
  auto const path = arguments.text("FILE");
  if (!path) throw sim::Error(sim::Blame::usage, "show: no FILE given; see: ruralsim show --help");
  if (is_result_file(*path)) {
    refuse_scenario_options(arguments, *path);
    show_result(*path, arguments, console);
  } else {
    if (arguments.has("variables"))
      throw sim::Error(sim::Blame::usage, *path + ": --variables (this is no result file) name one");
    show_scenario(load_scenario_regions(*path, arguments, console), arguments, console);
  }
  return ExitCode::done;
}

std::vector<Option> options() {
  std::vector<Option> all{
      {.name = "resolved",
       .help = "The scenario with every inherited and default setting, as a scenario file"},
      {.name = "variables", .help = "Every variable of a result file with its axes, unit and meaning"},
      {.name = "reference", .help = "Every key that a scenario may have (Markdown); needs no FILE"},
      {.name = "schema", .help = "The same as a JSON Schema, for editors; needs no FILE"}};
  std::vector<Option> const shared = scenario_options();
  all.insert(all.end(), shared.begin(), shared.end());
  return all;
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .summary = "Show what a scenario or a result file holds",
          .about =
              "Of a scenario: its counties, its size, the files it is made of. Of a result file: its "
              "headline figures and where it comes from.",
          .examples = {{"ruralsim show west.h5", "headline figures of a result, and where it comes from"},
                       {"ruralsim show scenarios/west-county-2018.toml", "what this scenario describes"},
                       {"ruralsim show west.h5 --resolved > again.toml",
                        "the scenario behind a result, to run it again"},
                       {"ruralsim show --reference | less", "every key of a scenario file"}},
          .operands = {{.name = "FILE",
                        .help = "A scenario (TOML) or a result file (HDF5)",
                        .count = Count::at_most_one}},
          .options = options(),
          .act = act};
}

}  // namespace ruralsim::cli
