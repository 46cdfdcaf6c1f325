#include "viz/figure.hpp"

#include "results/run_file.hpp"

namespace ruralsim::viz {
namespace {

namespace fs = std::filesystem;

void replace(fs::path const& path, std::string const& bytes) {
  results::Output::prepare(path, results::Existing::replace).write_bytes(std::as_bytes(std::span(bytes)));
}

}  // namespace

Canvas drawn(Figure const& figure, Format format, Medium medium, Look look) {
  Style const style = style_for(medium, look);
  Canvas canvas(style, page_size(style, figure.rows(style)), format);
  canvas.name_ids(figure.name + "-");
  figure.draw(canvas);
  return canvas;
}

std::string rendered(Figure const& figure, Format format, Medium medium, Look look) {
  return drawn(figure, format, medium, look).bytes();
}

std::string_view suffix(Format format) {
  return format == Format::Svg ? ".svg" : format == Format::Pdf ? ".pdf" : ".png";
}

std::vector<fs::path> save(Figure const& figure, fs::path const& folder, std::span<Format const> formats,
                           Medium medium, Look look) {
  std::vector<fs::path> paths;
  for (Format format : formats) {
    paths.push_back(folder / (figure.name + std::string(suffix(format))));
    replace(paths.back(), rendered(figure, format, medium, look));
  }
  paths.push_back(folder / (figure.name + ".csv"));
  replace(paths.back(), figure.csv());
  return paths;
}

}  // namespace ruralsim::viz
