#include "cli/animate_day.hpp"

#include "cli/kind_of_file.hpp"
#include "cli/progress.hpp"
#include "cli/result_file.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/version.hpp"
#include "cli/when.hpp"
#include "results/attributes.hpp"
#include "results/figures/watched.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/from_tables.hpp"
#include "viz/from_tables/watched_day.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;

[[noreturn]] void refuse(std::string const& message) {
  throw sim::Error(sim::Blame::usage, message);
}

using viz::CountyName;

std::string listed(std::vector<CountyName> const& counties) {
  std::string words;
  for (std::size_t i = 0; i < counties.size() && i < 12; ++i) words += (i == 0 ? "" : ", ") + counties[i].id;
  return counties.size() > 12 ? words + " ..." : words;
}

std::size_t choose_county(std::vector<CountyName> const& counties, std::optional<std::string> const& asked) {
  if (!asked && counties.size() == 1) return 0;
  if (!asked)
    refuse(text("--county (which of {} counties?) give one of them: {}", counties.size(), listed(counties)));
  auto const found = std::ranges::find_if(
      counties, [&](CountyName const& county) { return county.id == *asked || county.name == *asked; });
  if (found == counties.end())
    refuse(text("--county {} (there is no such county) give one of them: {}", *asked, listed(counties)));
  return static_cast<std::size_t>(found - counties.begin());
}

// ---- a result file

// What changes a scenario has no meaning for what is simulated already.
void refuse_settings(Arguments const& arguments) {
  for (auto const& option : one_replication_options())
    if (arguments.has(option.name))
      refuse(text("--{} (nothing is simulated where S is a result file) give the scenario instead",
                  option.name));
}

void need_watched(results::Tables const& tables, Arguments const& arguments, std::string const& path) {
  if (!viz::has_watched_day(tables))
    refuse(text("{}: no day was watched in this run; give the scenario and --day, or run it with --watch DAY",
                results::to_utf8(path)));
  std::string const watched = results::text_of(tables, "watched", "date");
  auto const asked = arguments.text("day");
  if (asked && *asked != watched)
    refuse(text("--day {} (this result has watched {}) give that day, or the scenario instead of the result",
                *asked, watched));
  if (arguments.has("days")) refuse("--days (a result shows all days that were watched) leave it out");
}

viz::playback::Day day_of_result(std::string const& path, Arguments const& arguments,
                                 BeforeSimulating const& before) {
  refuse_settings(arguments);
  auto const tables = results::read(path, {"orders"});
  need_result(tables, path);
  need_watched(tables, arguments, path);
  std::size_t const county = choose_county(viz::counties_of(tables), arguments.text("county"));
  before({fs::path(path)}, results::text_of(tables, "watched", "date"));
  auto day = viz::watched_day_of_result(tables, county);
  day.source = text("{}, seed {}, version {}", results::to_utf8(fs::path(path).filename().native()),
                    results::text_of(tables, "provenance", "seed"),
                    results::text_of(tables, "provenance", "program_version"));
  return day;
}

// ---- a scenario

models::Watch watched_days(Arguments const& arguments, models::RunSpec const& run) {
  auto const words = arguments.text("day");
  if (!words)
    refuse(text("--day (which day?) give one from {} to {}", sim::iso(run.start),
                sim::iso(run.start + (run.days - 1))));
  models::Watch watch{};
  watch.day = day_of_run(*words, "--day", run);
  watch.days = static_cast<std::int64_t>(arguments.number("days", 1, 7).value_or(1));
  if (watch.day + watch.days > run.days)
    refuse(
        text("--days {} (the run ends on {}) give fewer", watch.days, sim::iso(run.start + (run.days - 1))));
  watch.then = models::Afterwards::stop;
  return watch;
}

std::vector<CountyName> counties_in(models::Scenario const& scenario) {
  std::vector<CountyName> all;
  for (auto const& county : scenario.network.counties)
    all.push_back({county.id, county.name.empty() ? county.id : county.name});
  return all;
}

std::vector<viz::PlaceKm> villages_in(models::Scenario const& scenario, std::size_t county) {
  std::vector<viz::PlaceKm> all;
  for (auto const& village : scenario.network.counties[county].villages)
    all.push_back({village.at.x, village.at.y});
  return all;
}

std::uint32_t replication_of(Arguments const& arguments) {
  constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(arguments.number("replication", 0, kMost).value_or(0));
}

results::Tables watched_in(models::Scenario const& scenario, models::Watch const& watch,
                           std::uint32_t replication, Console const& console) {
  Progress progress(console, "simulating");
  models::RunOptions options;
  options.replication = replication;
  options.watch = watch;
  options.progress = [&](models::Reached const& reached) {
    progress.update(
        std::min(1.0, static_cast<double>(reached.days) / static_cast<double>(watch.day + watch.days)));
    return !stop_requested();
  };
  auto const ledger = models::simulate(scenario, options);
  throw_if_stopped();
  return results::tabulate_watched(scenario, ledger);
}

// What a picture must tell beside its title to be made again.
std::string source_of(Arguments const& arguments, models::RunSpec const& run, std::uint32_t replication) {
  std::string words =
      text("{}", results::to_utf8(fs::path(arguments.text("S").value_or("")).filename().native()));
  for (auto const& setting : arguments.texts("set")) words += ", " + setting;
  for (auto const& resource : arguments.texts("perfect")) words += ", perfect " + resource;
  return words + text(", seed {}, replication {}, version {}", run.seed, replication, kVersion);
}

viz::playback::Day day_of_scenario(std::string const& path, Arguments const& arguments,
                                   Console const& console, BeforeSimulating const& before) {
  auto const loaded = load_scenario(path, arguments, console);
  auto const& scenario = loaded.scenario;
  auto const watch = watched_days(arguments, scenario.run);
  auto const counties = counties_in(scenario);
  std::size_t const county = choose_county(counties, arguments.text("county"));
  std::vector<fs::path> inputs;
  for (auto const& file : loaded.files) inputs.emplace_back(file.path);
  before(inputs, *arguments.text("day"));
  std::uint32_t const replication = replication_of(arguments);
  auto day = viz::watched_day(watched_in(scenario, watch, replication, console), county,
                              villages_in(scenario, county));
  day.title = scenario.run.title;
  day.county = counties[county].name;
  day.source = source_of(arguments, scenario.run, replication);
  return day;
}

}  // namespace

viz::playback::Day day_to_show(Arguments const& arguments, Console const& console,
                               BeforeSimulating const& before) {
  std::string const path = arguments.text("S").value_or("");
  if (is_result_file(path)) return day_of_result(path, arguments, before);
  return day_of_scenario(path, arguments, console, before);
}

}  // namespace ruralsim::cli
