// The forest plot of `ruralsim compare`.
#include "cli/compare.hpp"
#include "results/run_file.hpp"
#include "viz/from_pairs.hpp"

#include <algorithm>
#include <filesystem>
#include <span>

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
      .info = {.scenario = report.title, .level = report.level},
      .base = fs::path(report.base).stem().string(),
      .panels = viz::forest_panels(pairs, report.wanted.empty() ? viz::deciding_figures() : report.wanted)};
  data.info.replications = static_cast<int>(n);
  data.info.note =
      paired ? "Replications with the same random numbers are paired"
             : "Some runs have other random numbers than the base: intervals of independent samples";
  return data;
}

viz::Medium medium_of(std::string const& name) {
  return name == "column"  ? viz::Medium::SingleColumn
         : name == "slide" ? viz::Medium::Slide
                           : viz::Medium::DoubleColumn;
}

std::string bytes_of(viz::Figure const& figure, std::string const& suffix, viz::Medium medium) {
  if (suffix == ".csv") return figure.csv();
  auto const format = suffix == ".svg"   ? viz::Format::Svg
                      : suffix == ".pdf" ? viz::Format::Pdf
                                         : viz::Format::Png;
  return viz::rendered(figure, format, medium);
}

}  // namespace

void draw_comparison(CompareReport const& report, Arguments const& arguments) {
  fs::path const file = arguments.text("chart").value_or("");
  std::vector<fs::path> inputs{report.base};
  for (auto const& run : report.runs) inputs.emplace_back(run.path);
  auto const output = results::Output::prepare(
      file, arguments.has("force") ? results::Existing::replace : results::Existing::refuse, inputs);
  auto const bytes = bytes_of(viz::figure(forest_of(report)), file.extension().string(),
                              medium_of(arguments.text("size").value_or("double")));
  output.write_bytes(std::as_bytes(std::span(bytes)));
}

}  // namespace ruralsim::cli
