#include "cli/simulation.hpp"

#include "cli/kind_of_file.hpp"
#include "cli/outline.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "experiments/replications.hpp"
#include "experiments/upper_bounds.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <sched.h>

namespace ruralsim::cli {

namespace {

constexpr std::uint64_t kMostSeed = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kMostReplications = 100'000;
constexpr std::uint64_t kMostJobs = 4096;

// Those that this process may use, which a batch system limits.
unsigned processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return std::max(1u, static_cast<unsigned>(CPU_COUNT(&set)));
}

std::vector<std::string> overrides_of(Arguments const& arguments) {
  std::vector<std::string> overrides = arguments.texts("set");
  if (auto const seed = arguments.number("seed", 0, kMostSeed))
    overrides.push_back(sim::text("run.seed=\"{}\"", *seed));
  if (auto const count = arguments.number("replications", 1, kMostReplications))
    overrides.push_back(sim::text("run.replications={}", *count));
  return overrides;
}

std::function<std::string()> orders_told(experiments::Together const& all) {
  return [orders = all.orders] { return counted(rounded(static_cast<double>(orders)), "order", "orders"); };
}

// Settings that several regions share are the same for each of them, those of counties add up.
std::vector<std::string> with_upper_bound(std::vector<std::string> overrides,
                                          std::vector<std::string> const& resources,
                                          std::vector<models::Scenario> const& regions) {
  for (auto const& region : regions)
    for (auto& one : experiments::upper_bound(resources, region)) overrides.push_back(std::move(one));
  return overrides;
}

std::vector<std::string_view> names_of_resources() {
  std::vector<std::string_view> names;
  for (auto const& resource : experiments::resources()) names.push_back(resource.name);
  return names;
}

}  // namespace

std::vector<Option> scenario_options() {
  return {
      {.name = "set",
       .placeholder = "KEY=VALUE",
       .takes = Takes::text,
       .help = "Changes a setting, e.g. county.west.trucks=5 or run.length='28 days'",
       .repeats = true},
      {.name = "seed",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "Chooses the random numbers, 0 to 18446744073709551615",
       .standard = "the scenario's"},
      {.name = "replications",
       .letter = 'n',
       .placeholder = "N",
       .takes = Takes::number,
       .help = "Simulates N times with independent random numbers, which gives means with intervals",
       .standard = "the scenario's"},
      {.name = "perfect",
       .placeholder = "RESOURCE",
       .takes = Takes::choice,
       .help = "Makes a resource unlimited: the most that investing into it can give",
       .choices = names_of_resources(),
       .repeats = true},
      {.name = "only",
       .placeholder = "REGION",
       .takes = Takes::text,
       .help = "Of a scenario with several regions, this one alone (its id or name, or a group of regions)",
       .repeats = true}};
}

std::vector<Option> one_replication_options() {
  std::vector<Option> all{{.name = "replication",
                           .placeholder = "N",
                           .takes = Takes::number,
                           .help = "Which replication, counted from 0",
                           .standard = "0"}};
  for (auto const& option : scenario_options())
    if (option.name != "replications") all.push_back(option);
  return all;
}

std::vector<Option> comparison_options() {
  std::vector<Option> options = scenario_options();
  options.push_back({.name = "jobs",
                     .letter = 'j',
                     .placeholder = "N",
                     .takes = Takes::number,
                     .help = "Replications at the same time; results do not depend on it",
                     .standard = "as many as there are processors"});
  return options;
}

std::vector<Option> simulation_options() {
  std::vector<Option> options = comparison_options();
  options.push_back({.name = "orders", .help = "Records every single order as well"});
  return options;
}

scenarios::LoadedRegions load_scenario_regions(std::string const& path, Arguments const& arguments,
                                               Console const& console) {
  NothingToLose const yet;  // drawing large counties takes its time
  auto loaded = as_scenario(
      path, [&] { return scenarios::load_regions(path, overrides_of(arguments), arguments.texts("only")); });
  if (auto const perfect = arguments.texts("perfect"); !perfect.empty())
    loaded = scenarios::load_regions(path, with_upper_bound(overrides_of(arguments), perfect, loaded.regions),
                                     arguments.texts("only"));
  for (std::string const& warning : loaded.warnings) console.warning(warning);
  return loaded;
}

scenarios::Loaded load_scenario(std::string const& path, Arguments const& arguments, Console const& console) {
  NothingToLose const yet;
  auto loaded = as_scenario(
      path, [&] { return scenarios::load(path, overrides_of(arguments), arguments.texts("only")); });
  if (auto const perfect = arguments.texts("perfect"); !perfect.empty())
    loaded = load_upper_bound(path, arguments, perfect, loaded.scenario);
  for (std::string const& warning : loaded.warnings) console.warning(warning);
  return loaded;
}

scenarios::Loaded load_upper_bound(std::string const& path, Arguments const& arguments,
                                   std::vector<std::string> const& resources,
                                   models::Scenario const& scenario) {
  auto overrides = overrides_of(arguments);
  for (auto& one : experiments::upper_bound(resources, scenario)) overrides.push_back(std::move(one));
  return scenarios::load(path, overrides, arguments.texts("only"));
}

scenarios::Loaded load_with(std::string const& path, Arguments const& arguments,
                            std::vector<std::string> const& settings) {
  auto overrides = overrides_of(arguments);
  auto const perfect = arguments.texts("perfect");
  if (!perfect.empty())
    for (auto& one : experiments::upper_bound(
             perfect, scenarios::load(path, overrides, arguments.texts("only")).scenario))
      overrides.push_back(std::move(one));
  overrides.insert(overrides.end(), settings.begin(), settings.end());
  return scenarios::load(path, overrides, arguments.texts("only"));
}

HowToSimulate how_to_simulate(Arguments const& arguments, sim::EngineKind engine, std::string title) {
  return {.engine = engine,
          .jobs = static_cast<unsigned>(arguments.number("jobs", 1, kMostJobs).value_or(processors())),
          .orders = arguments.has("orders") ? models::Orders::recorded : models::Orders::counted,
          .title = std::move(title)};
}

experiments::Apart apart(sim::EngineKind engine) {
  return engine == sim::EngineKind::simgrid ? experiments::Apart::processes : experiments::Apart::threads;
}

std::function<bool(models::Reached const&)> telling(experiments::Report const& report, std::int64_t days) {
  return [&report, days, told = std::int64_t{-1}](models::Reached const& reached) mutable {
    if (reached.days > told)
      report({.share = static_cast<double>(reached.days) / static_cast<double>(days),
              .days = reached.days,
              .orders = reached.orders});
    told = reached.days;
    return !stop_requested();
  };
}

Simulated simulate_all(models::Scenario const& scenario, HowToSimulate const& how, Console const& console) {
  auto const one = [&](std::uint32_t number, experiments::Report const& report) {
    return models::simulate(scenario, {.engine = how.engine,
                                       .replication = number,
                                       .orders = how.orders,
                                       .watch = number == 0 ? how.watch : std::nullopt,
                                       .progress = telling(report, scenario.run.days)});
  };
  experiments::Plan const plan{.count = static_cast<std::uint32_t>(scenario.run.replications),
                               .jobs = how.jobs,
                               .apart = apart(how.engine)};
  Progress progress(console, how.title);
  auto ledgers = experiments::replicate(
      plan, one, [&](auto const& all) { progress.update(all.share, orders_told(all)); }, stop_requested());
  Simulated simulated;
  for (std::size_t number = 0; number < ledgers.size(); ++number) {
    if (!ledgers[number] || ledgers[number]->days < scenario.run.days) continue;
    simulated.ledgers.push_back(std::move(*ledgers[number]));
    simulated.numbers.push_back(static_cast<std::int64_t>(number));
  }
  if (simulated.ledgers.empty()) throw Stopped();
  return simulated;
}

std::string_view name_of(sim::EngineKind engine) {
  return engine == sim::EngineKind::native ? "native" : "simgrid";
}

}  // namespace ruralsim::cli
