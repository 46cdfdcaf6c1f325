#include "cli/chart_file.hpp"

#include "results/run_file.hpp"

#include <span>

namespace ruralsim::cli {

namespace {

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

void write_chart(viz::Figure const& figure, Arguments const& arguments,
                 std::vector<std::filesystem::path> const& inputs) {
  std::filesystem::path const file = arguments.text("chart").value_or("");
  auto const output = results::Output::prepare(
      file, arguments.has("force") ? results::Existing::replace : results::Existing::refuse, inputs);
  auto const bytes =
      bytes_of(figure, file.extension().string(), medium_of(arguments.text("size").value_or("double")));
  output.write_bytes(std::as_bytes(std::span(bytes)));
}

}  // namespace ruralsim::cli
