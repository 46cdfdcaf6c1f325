#include "cli/chart_file.hpp"

#include "results/run_file.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>

namespace ruralsim::cli {

namespace {

std::string picture_of(viz::Figure const& figure, std::string const& suffix, viz::Medium medium,
                       viz::Look look) {
  auto const format = suffix == ".svg"   ? viz::Format::Svg
                      : suffix == ".pdf" ? viz::Format::Pdf
                                         : viz::Format::Png;
  return viz::rendered(figure, format, medium, look);
}

bool holds(std::filesystem::path const& file, std::string const& bytes) {
  std::ifstream in(file, std::ios::binary);
  return in && std::string(std::istreambuf_iterator<char>(in), {}) == bytes;
}

}  // namespace

viz::Medium medium_told(Arguments const& arguments) {
  auto const name = arguments.text("size").value_or("double");
  return name == "column"  ? viz::Medium::SingleColumn
         : name == "slide" ? viz::Medium::Slide
                           : viz::Medium::DoubleColumn;
}

viz::Look look_told(Arguments const& arguments) {
  return arguments.text("style") == "print" ? viz::Look::Print : viz::Look::Light;
}

std::optional<std::uint64_t> seed_told(std::string const& text) {
  std::uint64_t seed = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
  return seed;
}

void write_chart(viz::Figure const& figure, Arguments const& arguments,
                 std::vector<std::filesystem::path> const& inputs) {
  std::filesystem::path const file = arguments.text("chart").value_or("");
  auto const existing = arguments.has("force") ? results::Existing::replace : results::Existing::refuse;
  auto const table = std::filesystem::path(file).replace_extension(".csv");
  std::optional<results::Output> picture, beside;
  if (file != table) picture = results::Output::prepare(file, existing, inputs);
  auto const data = figure.csv();
  if (!holds(table, data)) beside = results::Output::prepare(table, existing, inputs);
  auto const write = [](results::Output const& output, std::string const& bytes) {
    output.write_bytes(std::as_bytes(std::span(bytes)));
  };
  if (picture)
    write(*picture,
          picture_of(figure, file.extension().string(), medium_told(arguments), look_told(arguments)));
  if (beside) write(*beside, data);
}

}  // namespace ruralsim::cli
