// `ruralsim reproduce STUDY.h5 --point P --replication R`: one cell again, bit by bit.
#include "experiments/study/reproduce.hpp"

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/kind_of_file.hpp"
#include "cli/signals.hpp"
#include "cli/subcommands.hpp"
#include "cli/version.hpp"
#include "experiments/study/cell.hpp"
#include "experiments/study/study_tables.hpp"
#include "results/json.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

#include <limits>

namespace ruralsim::cli {

namespace {

using experiments::Reproduced;
using sim::text;

constexpr std::uint64_t kMostReplication = (1u << 24) - 1;

std::string for_people(Reproduced const& told, std::uint64_t point, std::uint64_t replication) {
  std::string out = text("point {} ({}), replication {}\n", point, told.point_name, replication);
  out += text("made then by {}, now by {} ({})\n", told.program_then, kVersion, kCommit);
  if (told.same())
    return out + text("the same to the last bit: {}, fingerprint {}\n", sim::many(told.figures, "figure"),
                      told.fingerprint_now);
  out += text("NOT the same: {} of {} differ; fingerprints {} then, {} now\n", told.different.size(),
              sim::many(told.figures, "figure"), told.fingerprint_then, told.fingerprint_now);
  for (auto const& one : told.different) out += "  " + one + "\n";
  return out;
}

std::string for_scripts(Reproduced const& told, std::uint64_t point, std::uint64_t replication) {
  results::Json json;
  json.object().key("point").whole(static_cast<std::int64_t>(point)).key("point_name").text(told.point_name);
  json.key("replication").whole(static_cast<std::int64_t>(replication)).key("same").truth(told.same());
  json.key("figures").whole(static_cast<std::int64_t>(told.figures)).key("different").array();
  for (auto const& one : told.different) json.text(one);
  json.end()
      .key("fingerprint_then")
      .text(told.fingerprint_then)
      .key("fingerprint_now")
      .text(told.fingerprint_now);
  return json.end().str() + "\n";
}

ExitCode act(Arguments const& arguments, Console& console) {
  auto const replication = arguments.number("replication", 0, kMostReplication).value_or(0);
  auto const path = arguments.text("STUDY").value_or("");
  auto const tables = results::read(path);
  need_merged_study(tables, path);
  std::size_t point = 0;
  if (auto const named = arguments.text("point"))
    point = experiments::study_from(tables, results::to_utf8(path)).find_point(*named);
  try {
    auto const told =
        experiments::reproduce(tables, point, static_cast<std::uint32_t>(replication), stop_requested());
    console.result(arguments.has("json") ? for_scripts(told, point, replication)
                                         : for_people(told, point, replication));
    return told.same() ? ExitCode::done : ExitCode::failed;
  } catch (experiments::CellStopped const&) {
    throw Stopped();
  }
}

}  // namespace

Command reproduce_command() {
  return {.name = "reproduce",
          .summary = "Run one cell of a merged study again and compare it bit by bit",
          .about =
              "A merged study holds every file that it was made from. This runs one replication of one point "
              "from "
              "these alone and compares every figure, and the fingerprint of all events, with what the file "
              "says. "
              "Exit code 4 if anything differs.",
          .examples = {{"ruralsim reproduce plans.h5 --point 37 --replication 4",
                        "whether this cell comes out the same here"}},
          .operands = {{.name = "STUDY", .help = "The merged study (HDF5)"}},
          .options = {{.name = "point",
                       .placeholder = "P",
                       .takes = Takes::text,
                       .help = "Which point, by name or number from 0",
                       .standard = "0"},
                      {.name = "replication",
                       .placeholder = "N",
                       .takes = Takes::number,
                       .help = "Which replication, counted from 0",
                       .standard = "0"}},
          .act = act};
}

}  // namespace ruralsim::cli
