#include "cli/kind_of_file.hpp"

#include "cli/result_file.hpp"
#include "experiments/study/cell.hpp"
#include "experiments/study/study_tables.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "scenarios/gather.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <optional>

namespace ruralsim::cli {

namespace {

using results::Tables;
using sim::text;

struct Kind {
  std::string what;     // "a merged study"
  std::string goes_to;  // which command takes it
};

bool is_manifest(Tables const& tables) {
  return tables.find("scenario_resolved") != nullptr &&
         tables.find_attribute("", "program_version") != nullptr;
}

// Nothing: a result of a run, or what somebody else made.
std::optional<Kind> kind_in_a_study(Tables const& tables) {
  if (experiments::is_study(tables))
    return Kind{
        .what = "a merged study",
        .goes_to =
            "ruralsim plot, compare, sensitivity and reproduce take it; ruralsim show --variables lists "
            "what it holds"};
  if (experiments::is_cell(tables))
    return Kind{.what = "one cell of a study",
                .goes_to = "ruralsim study merge puts all cells of a study into one file"};
  if (is_manifest(tables))
    return Kind{.what = "the manifest of a study's folder",
                .goes_to = "ruralsim study status tells how far the study is"};
  return std::nullopt;
}

Kind kind_of(std::string const& path) {
  try {
    auto const tables = results::read(path, {"orders"});
    if (auto kind = kind_in_a_study(tables)) return *kind;
    auto const& groups = tables.groups();
    if (std::ranges::find(groups, "summary") != groups.end())
      return {.what = "a result of ruralsim run",
              .goes_to = "ruralsim show, plot, report, compare and explain take it"};
  } catch (sim::Error const&) {  // what is in it cannot be told, only that it is no text
  }
  return {.what = "an HDF5 file", .goes_to = "name a text file (TOML)"};
}

[[noreturn]] void refuse(sim::Blame blame, std::string const& path, Kind const& kind,
                         std::string const& wanted) {
  throw sim::Error(blame,
                   text("{}: is {}, not {}: {}", results::to_utf8(path), kind.what, wanted, kind.goes_to));
}

// Of a text file that can be read as far as that.
std::optional<scenarios::Node> root_of(std::string const& path) {
  try {
    scenarios::Problems problems;
    auto document = scenarios::gather(path, {}, problems);
    if (problems.none()) return std::move(document.root);
  } catch (sim::Error const&) {  // whoever wanted to read it has said why
  }
  return std::nullopt;
}

}  // namespace

void need_result(Tables const& tables, std::string const& path) {
  if (auto const kind = kind_in_a_study(tables))
    refuse(sim::Blame::io, path, *kind, "a result of ruralsim run");
}

void need_merged_study(Tables const& tables, std::string const& path) {
  if (experiments::is_study(tables)) return;
  if (auto const kind = kind_in_a_study(tables)) refuse(sim::Blame::io, path, *kind, "a merged study");
  throw sim::Error(sim::Blame::io,
                   results::to_utf8(path) + ": is no merged study: give a file of ruralsim study merge");
}

void refuse_hdf5(std::string const& path, std::string const& wanted) {
  if (begins_as_hdf5(path)) refuse(sim::Blame::usage, path, kind_of(path), wanted);
}

void refuse_a_study(std::string const& path) {
  auto const root = root_of(path);
  if (!root || !root->get("study")) return;
  refuse(sim::Blame::usage, path,
         {.what = "a study",
          .goes_to = text("ruralsim study plan {} tells what it would take, ruralsim study run does it",
                          results::to_utf8(path))},
         "a scenario");
}

void refuse_a_scenario(std::string const& path) {
  auto const root = root_of(path);
  if (!root || root->get("study") || !(root->get("run") || root->get("region") || root->get("county")))
    return;
  refuse(sim::Blame::usage, path,
         {.what = "a scenario",
          .goes_to = "ruralsim run takes it; a study names it, in a file of its own (docs/studies.md)"},
         "a study");
}

}  // namespace ruralsim::cli
