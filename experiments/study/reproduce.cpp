#include "experiments/study/reproduce.hpp"

#include "experiments/study/cell.hpp"
#include "experiments/study/merge.hpp"
#include "experiments/study/prepared.hpp"
#include "experiments/study/read_study.hpp"
#include "results/attributes.hpp"
#include "results/json.hpp"
#include "scenarios/archive.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <span>

namespace ruralsim::experiments {

namespace {

using results::Tables;
using sim::text;

std::vector<scenarios::FileText> files_of(Tables const& tables) {
  auto const paths = tables.at("files/path").values<std::string>();
  auto const texts = tables.at("files/text").values<std::string>();
  std::vector<scenarios::FileText> files;
  for (std::size_t i = 0; i < paths.size(); ++i) files.push_back({paths[i], texts[i]});
  return files;
}

void check_cell(Tables const& tables, std::size_t point, std::uint32_t replication) {
  if (!results::text_of(tables, "", "kind").starts_with("ruralsim study"))
    throw sim::Error(sim::Blame::io,
                     "this is no merged study: give a file that `ruralsim study merge` has written");
  auto const points = tables.at("point").size(), replicates = tables.at("replicate").size();
  if (point < points && replication < replicates) return;
  throw sim::Error(sim::Blame::usage,
                   text("point {}, replication {} (the study has points 0 to {} and replications 0 to {})",
                        point, replication, points - 1, replicates - 1));
}

// Same bits, or both without a value.
bool same_value(double a, double b) {
  return results::same_data(std::vector{a}, std::vector{b}) || (a != a && b != b);
}

}  // namespace

Reproduced reproduce(Tables const& tables, std::size_t point, std::uint32_t replication,
                     std::atomic<bool> const& stop) {
  check_cell(tables, point, replication);
  auto const place = point * tables.at("replicate").size() + replication;
  Reproduced told{.point_name = tables.at("point_name").values<std::string>()[point],
                  .fingerprint_then = tables.at("cells/fingerprint").values<std::string>()[place],
                  .fingerprint_now = "",
                  .program_then = results::text_of(tables, "", "program_version")};
  if (told.fingerprint_then.empty())
    throw sim::Error(
        sim::Blame::usage,
        text("point {}, replication {}: was not run when the study was merged", point, replication));
  scenarios::Archive const archive(files_of(tables));
  auto const study = read_study(tables.at("files/path").values<std::string>()[0]);
  auto const points = points_of(study).points;
  if (points.size() != tables.at("point").size())
    throw sim::Error(sim::Blame::usage, text("its design has {} points now and had {} then (made by {})",
                                             points.size(), tables.at("point").size(), told.program_then));
  auto const loaded = load_point(study, points[point]);
  auto const hash = tables.at("cells/scenario_hash").values<std::string>()[point];
  if (loaded.hash != hash)
    throw sim::Error(sim::Blame::usage,
                     text("point {}: its scenario means something else now (hash {}, then {} by {}): use "
                          "that version of the program",
                          point, loaded.hash, hash, told.program_then));
  auto const cell = simulate_cell(loaded, replication, sim::EngineKind::native, {}, stop);
  told.fingerprint_now = cell.fingerprint;
  for (std::size_t f = 0; f < cell.figures.size(); ++f) {
    auto const* const then = tables.find(variable_of(cell.figures[f]));
    if (!then) continue;  // not among the responses that were kept
    ++told.figures;
    double const was = then->values<double>()[place];
    if (!same_value(was, cell.values[f]))
      told.different.push_back(text("{}: {} then, {} now", cell.figures[f], results::json_number(was),
                                    results::json_number(cell.values[f])));
  }
  return told;
}

}  // namespace ruralsim::experiments
