#include "cli/run_regions.hpp"

#include "cli/memory.hpp"
#include "cli/outline.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "experiments/regions.hpp"
#include "results/figures/regions.hpp"
#include "results/region_summary.hpp"
#include "results/summary.hpp"
#include "results/utf8.hpp"
#include "scenarios/expected_orders.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <numeric>

namespace ruralsim::cli {

namespace {

using sim::text;

// "12 of 29 regions, 1,230,000,000 orders, the next at 2019-04-01".
std::string regions_told(experiments::Together const& all, experiments::RegionsPlan const& plan,
                         models::RunSpec const& run) {
  auto const date = sim::iso(sim::Date{static_cast<std::int32_t>(run.start.days + all.days)});
  return text("{} of {}, {}{}", all.done / plan.replications, sim::many(plan.work.size(), "region"),
              counted(rounded(static_cast<double>(all.orders)), "order", "orders"),
              all.days > 0 ? ", at " + date : "");  // of none, when all have ended
}

// Of every region all replications, reduced as soon as they are there: in the order of the regions, those
// that had ended when a stop was asked for (none: throws Stopped).
std::vector<results::RegionPart> simulate_and_reduce(std::vector<models::Scenario> const& regions,
                                                     HowToSimulate const& how, Console const& console) {
  auto const& common = regions.front().run;
  experiments::RegionsPlan plan{.replications = static_cast<std::uint32_t>(common.replications),
                                .jobs = how.jobs,
                                .apart = apart(how.engine),
                                .work = {}};
  for (auto const& region : regions) plan.work.push_back(scenarios::expected_orders(region));
  auto const one = [&](std::size_t region, std::uint32_t replication, experiments::Report const& report) {
    // Days of a network that grows take longer and longer: its orders say how far it is. There may be more
    // than expected, but it is not done before it ends.
    experiments::Report const by_orders = [&](experiments::Reached reached) {
      reached.share = std::min(static_cast<double>(reached.orders) / std::max(plan.work[region], 1.0), 0.999);
      report(reached);
    };
    return models::simulate(regions[region], {.engine = how.engine,
                                              .replication = replication,
                                              .watch = replication == 0 ? how.watch : std::nullopt,
                                              .progress = telling(by_orders, common.days)});
  };
  std::mutex mutex;
  std::map<std::size_t, results::RegionPart> parts;
  auto const reduce = [&](std::size_t region, std::vector<models::RunLedger> replications) {
    auto part = results::reduce(regions[region], std::move(replications));
    std::lock_guard const guard(mutex);
    parts.emplace(region, std::move(part));
  };
  Progress progress(console, how.title);
  auto const told = [&](experiments::Together const& all) {
    progress.update(all.share, [&] { return regions_told(all, plan, common); });
  };
  experiments::simulate_regions(plan, one, reduce, told, stop_requested());
  std::vector<results::RegionPart> out;
  for (auto& [region, part] : parts) out.push_back(std::move(part));
  if (out.empty()) throw Stopped();
  return out;
}

struct Finished {
  scenarios::LoadedRegions const& loaded;
  std::vector<results::RegionPart> parts;  // in the order of the scenario
  std::string file;
  std::vector<results::Figure> figures;
  results::RegionSummary by_region{};

  bool complete() const { return parts.size() == loaded.regions.size(); }
};

std::string for_people(Finished const& finished) {
  auto const& loaded = finished.loaded;
  std::string out = outline(loaded.regions) + "; " + outline_of_chance(loaded.regions.front());
  if (!finished.complete())
    out += text("; {} ended before the stop", sim::many(finished.parts.size(), "region"));
  std::string const warm_up = outline_of_warm_up(loaded.regions.front().run.warm_up);
  if (!warm_up.empty()) out += "\n" + warm_up;
  return out + "\n\n" + results::summary_text(finished.figures) + "\n" +
         results::regions_text(finished.by_region);
}

std::string for_scripts(Finished const& finished, HowToSimulate const& how) {
  auto const& run = finished.loaded.regions.front().run;
  results::Json json;
  json.object().key("title").text(run.title).key("file").text(finished.file);
  json.key("scenario_hash").text(finished.loaded.hash).key("seed").text(std::to_string(run.seed));
  json.key("engine").text(name_of(how.engine)).key("regions").array();
  for (auto const& part : finished.parts) json.text(part.region());
  json.end().key("regions_asked").whole(static_cast<std::int64_t>(finished.loaded.regions.size()));
  json.key("replications").array();
  for (std::int64_t number = 0; number < run.replications; ++number) json.whole(number);
  json.end().key("replications_asked").whole(run.replications).key("summary");
  results::write_summary(json, finished.figures);
  json.key("by_region");
  results::write_regions(json, finished.by_region);
  return json.end().str() + "\n";
}

}  // namespace

ExitCode run_regions(Arguments const& arguments, Console& console, scenarios::LoadedRegions const& loaded,
                     results::Output const& output, HowToSimulate const& how, Began const& began) {
  if (how.orders == models::Orders::recorded)
    throw sim::Error(
        sim::Blame::usage,
        "--orders (the file of several regions has no rows of single orders) leave it out, or ask "
        "`ruralsim explain SCENARIO --only REGION --order N` for one order");
  if (how.watch && loaded.regions.size() > 1)
    throw sim::Error(
        sim::Blame::usage,
        text("--watch (a day is recorded of the counties of one region, and these are {}) name it "
             "with --only REGION",
             sim::many(loaded.regions.size(), "region")));
  refuse_if_too_large(loaded.regions, how);
  console.detail(text("{}; {}; {} engine, {} at a time", outline(loaded.regions),
                      outline_of_chance(loaded.regions.front()), name_of(how.engine), how.jobs));
  Finished finished{.loaded = loaded,
                    .parts = simulate_and_reduce(loaded.regions, how, console),
                    .file = results::to_utf8(output.path().native()),
                    .figures = {}};
  std::vector<std::int64_t> replications(static_cast<std::size_t>(loaded.regions.front().run.replications));
  std::iota(replications.begin(), replications.end(), std::int64_t{0});
  auto const simulated = began.seconds_ago();
  {
    results::Tables const tables =
        results::join(finished.parts, origin_of(arguments, loaded, how.engine, replications, began));
    output.write(tables);
    finished.figures = results::summarise(tables);
    finished.by_region = *results::summarise_regions(tables);
  }
  console.result(arguments.has("json") ? for_scripts(finished, how) : for_people(finished));
  console.flush();
  console.note(text("\nwrote {} ({}) in {:.1f} of {:.1f} s", finished.file,
                    size_text(static_cast<double>(std::filesystem::file_size(output.path()))),
                    began.seconds_ago() - simulated, began.seconds_ago()));
  if (!finished.complete()) {
    console.warning(text("stopped by a signal: the file holds {} of {} regions, and its totals are theirs",
                         finished.parts.size(), loaded.regions.size()));
    return ExitCode{static_cast<int>(ExitCode::signalled) + stop_signal()};
  }
  console.note(text("next: ruralsim plot {}", finished.file));
  return ExitCode::done;
}

}  // namespace ruralsim::cli
