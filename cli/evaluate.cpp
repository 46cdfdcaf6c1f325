// `ruralsim evaluate SCENARIO`: one row of figures, for programs that call this one.
#include "cli/memory.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "cli/suggest.hpp"
#include "experiments/study/cell.hpp"
#include "experiments/study/over_replications.hpp"
#include "results/json.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "sim/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

namespace ruralsim::cli {

namespace {

using experiments::StudyCell;
using sim::text;

// Replications side by side; the first failure ends them all.
std::vector<StudyCell> cells_of(scenarios::LoadedRegions const& loaded, std::uint32_t first,
                                std::uint32_t count, unsigned jobs) {
  std::vector<StudyCell> cells(count);
  std::atomic<std::uint32_t> next = 0;
  std::exception_ptr failed;
  std::mutex mutex;
  sim::side_by_side(std::min<std::size_t>(jobs, count), [&] {
    for (std::uint32_t i = next++; i < count; i = next++) {
      try {
        cells[i] =
            experiments::simulate_cell(loaded, first + i, sim::EngineKind::native, {}, stop_requested());
      } catch (...) {
        std::lock_guard const guard(mutex);
        if (!failed) failed = std::current_exception();
        next = count;
      }
    }
  });
  if (failed) std::rethrow_exception(failed);
  return cells;
}

std::vector<std::string> figures_wanted(Arguments const& arguments, StudyCell const& cell) {
  auto const wanted = arguments.texts("figure");
  if (wanted.empty()) return cell.figures;
  std::vector<std::string> kept;
  for (auto const& name : wanted) {
    auto const before = kept.size();
    for (auto const& figure : cell.figures)
      if (figure == name || figure.starts_with(name + ".")) kept.push_back(figure);
    if (kept.size() > before) continue;
    std::string near;
    for (auto const& one : near_names(name, cell.figures)) near += (near.empty() ? "" : ", ") + one;
    throw sim::Error(sim::Blame::usage, text("--figure {} (no figure of this scenario){}", name,
                                             near.empty() ? "" : " did you mean " + near + "?"));
  }
  return kept;
}

std::string row_of(Arguments const& arguments, scenarios::LoadedRegions const& loaded,
                   std::vector<StudyCell> const& cells) {
  results::Json json;
  json.object()
      .key("scenario_hash")
      .text(loaded.hash)
      .key("replications")
      .whole(static_cast<std::int64_t>(cells.size()));
  json.key("first_replication").whole(cells.front().id.replication);
  bool const antithetic = loaded.regions.front().run.antithetic;
  auto const how = antithetic ? results::Replications::antithetic : results::Replications::independent;
  auto const samples = antithetic ? cells.size() / 2 : cells.size();
  for (auto const& figure : figures_wanted(arguments, cells.front())) {
    auto const kind = results::kind_of_figure(figure).value_or(results::FigureKind{.name = figure});
    auto const told = experiments::over_replications(cells, kind, how);
    json.key(figure).number(told.mean.mean);
    if (told.beyond > 0) json.key(figure + ":not_reached").whole(static_cast<std::int64_t>(told.beyond));
    if (samples > 1) json.key(figure + ":half_width").number(told.mean.half_width);
  }
  return json.end().str() + "\n";
}

// Halves of two pairs are no pair.
void need_pairs(std::uint32_t first) {
  if (first % 2 != 0)
    throw sim::Error(
        sim::Blame::usage,
        text("--replication {} (run.antithetic makes replications in pairs, 0 and 1, 2 and 3 ...) "
             "begin with an even number",
             first));
}

ExitCode act(Arguments const& arguments, Console& console) {
  auto const loaded = load_scenario_regions(arguments.text("SCENARIO").value_or(""), arguments, console);
  auto const how = how_to_simulate(arguments, sim::EngineKind::native, "");
  refuse_if_too_large(loaded.regions, how);
  auto const first = static_cast<std::uint32_t>(arguments.number("replication", 0, 100'000).value_or(0));
  auto const count = static_cast<std::uint32_t>(loaded.regions.front().run.replications);
  if (loaded.regions.front().run.antithetic) need_pairs(first);
  try {
    console.result(row_of(arguments, loaded, cells_of(loaded, first, count, how.jobs)));
  } catch (experiments::CellStopped const&) {
    throw Stopped();
  }
  return ExitCode::done;
}

std::vector<Option> options() {
  std::vector<Option> all = comparison_options();
  all.push_back({.name = "replication",
                 .placeholder = "N",
                 .takes = Takes::number,
                 .help = "The first replication, counted from 0",
                 .standard = "0"});
  all.push_back({.name = "figure",
                 .placeholder = "NAME",
                 .takes = Takes::text,
                 .help = "Tells this figure alone; one with an axis stands for all of it",
                 .standard = "every headline figure",
                 .repeats = true});
  return all;
}

}  // namespace

Command evaluate_command() {
  return {
      .name = "evaluate",
      .summary = "Simulate a scenario and print one row of figures as JSON",
      .about =
          "For programs that call this one (OpenMOLE, Snakemake, optimisers): no file is written, one line "
          "of JSON "
          "is printed with one value of every headline figure. Of several replications it is their mean, and "
          "NAME:half_width the half-width of its 95 % interval: the t-interval over replications (antithetic "
          "ones in pairs), of a rate that is 0 or 1 in all of them Wilson's, null of anything else that is 0 "
          "in all. Both are null where some replications did not get there by the end of the run "
          "(weeks_to_target), and NAME:not_reached says how many.",
      .examples = {{"ruralsim evaluate west.toml --set county.west.trucks=5 --figure next_day_rate",
                    "one row, one figure"},
                   {"ruralsim evaluate west.toml -n 10 -q", "means of ten replications with half-widths"}},
      .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
      .options = options(),
      .act = act};
}

}  // namespace ruralsim::cli
