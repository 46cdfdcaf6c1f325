// `ruralsim check SCENARIO...`: all problems at once, or what would be run.
#include "cli/check.hpp"

#include "cli/country_outline.hpp"
#include "cli/growth_outline.hpp"
#include "cli/memory.hpp"
#include "cli/outline.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "results/json.hpp"
#include "scenarios/expected_orders.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <optional>

namespace ruralsim::cli {

namespace {

using sim::text;

// What a scenario would run, and what it takes.
struct Checked {
  std::string const& path;
  scenarios::LoadedRegions const& loaded;
  double memory;
  std::optional<CountryOutlook> country;  // of several regions
  double orders;                          // expected, of one replication

  models::Scenario const& first() const { return loaded.regions.front(); }
};

Extent extent_of_all(Checked const& checked) {
  if (!checked.country) return extent_of(checked.first());
  Extent sum;
  for (auto const& region : checked.loaded.regions) {
    sum.counties += region.network.counties.size();
    for (auto const& county : region.network.counties)
      sum.villages += county.villages.size(), sum.centers += county.centers.size();
  }
  return sum;
}

std::string for_people(Checked const& checked) {
  auto const& first = checked.first();
  bool const several = checked.country.has_value();
  std::string out =
      text("{}: fine\n  {}\n", checked.path, several ? outline(checked.loaded.regions) : outline(first));
  out += text("  {}; about {} each, {} of memory\n", outline_of_chance(first),
              counted(rounded(checked.orders), "order", "orders"), size_text(checked.memory));
  return out + (several ? outline_of_country(checked.loaded, *checked.country) : outline_of_growth(first));
}

void for_scripts(results::Json& json, Checked const& checked) {
  auto const& run = checked.first().run;
  Extent const extent = extent_of_all(checked);
  auto const count = [&](char const* key, std::size_t n) {
    json.key(key).whole(static_cast<std::int64_t>(n));
  };
  json.key("title").text(run.title).key("hash").text(checked.loaded.hash);
  json.key("start").text(sim::iso(run.start)).key("days").whole(run.days);
  json.key("seed").text(std::to_string(run.seed));
  json.key("replications").whole(run.replications);
  count("counties", extent.counties);
  count("villages", extent.villages);
  count("centers", extent.centers);
  json.key("expected_orders").number(checked.orders);
  if (checked.country)
    list_country(json, checked.loaded, *checked.country);
  else
    list_growth(json, checked.first());
  json.key("memory_bytes").number(checked.memory).key("warnings").array();
  for (std::string const& warning : checked.loaded.warnings) json.text(warning);
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
      auto const loaded = load_scenario_regions(path, arguments, console);
      auto const how = how_to_simulate(arguments, sim::EngineKind::native, "checking");
      bool const several = loaded.regions.size() > 1;
      Checked checked{
          .path = path,
          .loaded = loaded,
          .memory = several ? memory_needed(loaded.regions, how) : memory_needed(loaded.regions.front(), how),
          .country = several ? std::optional(country_outlook(loaded)) : std::nullopt,
          .orders = 0};
      checked.orders = several ? checked.country->all().orders : scenarios::expected_orders(checked.first());
      arguments.has("json") ? for_scripts(json, checked) : console.result(for_people(checked));
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
