// `ruralsim verify SCENARIO`: both engines simulate it, and every dataset is compared.
#include "cli/verify.hpp"

#include "cli/memory.hpp"
#include "cli/origin.hpp"
#include "cli/outline.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "results/compare.hpp"
#include "results/figures/tabulate.hpp"
#include "results/json.hpp"
#include "sim/engine.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::cli {

namespace {

using sim::EngineKind;
using sim::text;

constexpr std::size_t kDifferencesTold = 10;

struct Side {
  results::Tables tables;
  double seconds = 0;
};

Side simulate_on(EngineKind engine, scenarios::Loaded const& loaded, Arguments const& arguments,
                 Console const& console) {
  Began const began;
  HowToSimulate const how = how_to_simulate(arguments, engine, text("simulating on {}", name_of(engine)));
  refuse_if_too_large(loaded.scenario, how);
  Simulated const simulated = simulate_all(loaded.scenario, how, console);
  throw_if_stopped();
  Side side{.tables = results::tabulate(loaded.scenario, simulated.ledgers,
                                        origin_of(arguments, loaded, engine, simulated.numbers, began))};
  side.seconds = began.seconds_ago();
  return side;
}

std::string listed(std::vector<std::string> const& fingerprints) {
  std::string all;
  for (std::string const& one : fingerprints) all += (all.empty() ? "" : " ") + one;
  return all;
}

struct Verdict {
  models::Scenario const& scenario;
  Agreement same;
  double native_seconds, simgrid_seconds;
};

std::string for_people(Verdict const& v) {
  std::string out = text("{}; {}\n", outline(v.scenario), outline_of_chance(v.scenario));
  out += text("Both engines agree: {} ({}) the same to the bit; {} {}\n",
              counted(static_cast<double>(v.same.datasets), "dataset", "datasets"),
              counted(static_cast<double>(v.same.values), "value", "values"),
              v.same.fingerprints.size() == 1 ? "fingerprint" : "fingerprints", listed(v.same.fingerprints));
  return out + text("native {:.3f} s, SimGrid {} {:.3f} s\n", v.native_seconds, sim::simgrid_version(),
                    v.simgrid_seconds);
}

std::string for_scripts(Verdict const& v) {
  results::Json json;
  json.object().key("title").text(v.scenario.run.title).key("agree").truth(true);
  json.key("datasets").whole(static_cast<std::int64_t>(v.same.datasets));
  json.key("values").whole(static_cast<std::int64_t>(v.same.values)).key("fingerprints").array();
  for (std::string const& one : v.same.fingerprints) json.text(one);
  json.end().key("native_seconds").number(v.native_seconds).key("simgrid_seconds").number(v.simgrid_seconds);
  return json.end().str() + "\n";
}

ExitCode act(Arguments const& arguments, Console& console) {
  scenarios::Loaded const loaded = load_scenario(arguments.text("SCENARIO").value_or(""), arguments, console);
  Side const simgrid = simulate_on(EngineKind::simgrid, loaded, arguments, console);
  Side const native = simulate_on(EngineKind::native, loaded, arguments, console);
  Verdict const verdict{.scenario = loaded.scenario,
                        .same = agreement(native.tables, simgrid.tables),
                        .native_seconds = native.seconds,
                        .simgrid_seconds = simgrid.seconds};
  console.result(arguments.has("json") ? for_scripts(verdict) : for_people(verdict));
  return ExitCode::done;
}

}  // namespace

Agreement agreement(results::Tables const& native, results::Tables const& simgrid) {
  auto const found = results::differences(native, simgrid);
  if (!found.empty()) {
    std::vector<std::string> lines{
        text("the engines differ in {} (native against simgrid; a fault of the program) please report it",
             counted(static_cast<double>(found.size()), "place", "places"))};
    for (std::size_t i = 0; i < std::min(found.size(), kDifferencesTold); ++i)
      lines.push_back(results::describe(found[i]));
    throw sim::Error(sim::Blame::model, lines);
  }
  Agreement same;
  for (auto const& variable : native.variables()) {
    if (results::split_name(variable.name).group == "provenance") continue;
    ++same.datasets;
    same.values += variable.size();
  }
  for (auto const& one : native.at("fingerprint").values<std::string>()) same.fingerprints.push_back(one);
  return same;
}

Command verify_command() {
  return {.name = "verify",
          .summary = "Prove that both engines come to the same results",
          .about =
              "Simulates the scenario on the native engine and on SimGrid and compares every dataset, bit "
              "by bit, and the fingerprints, which are hashes of all events. If anything differs it says "
              "where, and exits with 4. SimGrid takes several times as long as the native engine.",
          .examples = {{"ruralsim verify scenarios/village-12.toml", "compare the engines on this scenario"},
                       {"ruralsim verify west.toml --set run.length='60 days' --set run.warm_up='0 days'",
                        "on its first two months"}},
          .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
          .options = simulation_options(),
          .act = act};
}

}  // namespace ruralsim::cli
