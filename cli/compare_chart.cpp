// The forest plot of `ruralsim compare`.
#include "cli/chart_file.hpp"
#include "cli/drawn_figures.hpp"
#include "viz/from_pairs.hpp"

#include <algorithm>
#include <filesystem>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;

viz::ForestData forest_of(CompareReport const& report) {
  std::vector<viz::NamedPair> pairs;
  bool paired = true;
  std::size_t n = report.replications;
  for (auto const& run : report.runs) {
    pairs.push_back({run.name, run.pair});
    paired = paired && run.pair.paired;
    n = std::min(n, run.pair.n);
  }
  viz::ForestData data{
      .info = {.scenario = report.title,
               .file = fs::path(report.scenario).filename().string(),
               .settings = report.settings,
               .level = report.level,
               .version = report.version},
      .base = report.base_name.empty() ? fs::path(report.base).stem().string() : report.base_name,
      .panels =
          viz::forest_panels(pairs, report.wanted.empty() ? results::deciding_figures() : report.wanted)};
  data.together = report.together;
  data.info.replications = static_cast<int>(n);
  data.info.seed = seed_told(report.seed);
  data.info.note =
      paired ? "Replications with the same random numbers are paired"
             : "Some runs have other random numbers than the base: intervals of independent samples";
  return data;
}

}  // namespace

viz::Figure differences_figure(CompareReport const& report) {
  return viz::figure(forest_of(report));
}

void draw_comparison(CompareReport const& report, Arguments const& arguments) {
  std::vector<fs::path> inputs{report.base};
  for (auto const& run : report.runs) inputs.emplace_back(run.path);
  write_chart(differences_figure(report), arguments, inputs);
}

}  // namespace ruralsim::cli
