#include "viz/figure.hpp"

#include "sim/fault.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace ruralsim::viz {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* f) const { std::fclose(f); }
};

[[noreturn]] void fail(fs::path const& path, std::error_code why) {
  throw sim::Error(sim::Blame::io, path.string() + ": cannot be written (" + why.message() +
                                       ") give another folder or free some space");
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// A disk that is full may say so as late as at closing.
void write_all(fs::path const& path, std::string const& bytes) {
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "wb"));
  if (!file) fail(path, last_error());
  bool good = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  good = good && std::fflush(file.get()) == 0 && ::fsync(::fileno(file.get())) == 0;
  std::error_code const why = last_error();
  if (std::fclose(file.release()) == 0 && good) return;
  std::error_code const closing = good ? last_error() : why;
  std::error_code ignored;
  fs::remove(path, ignored);
  fail(path, closing);
}

void replace(fs::path const& path, std::string const& bytes) {
  fs::path part = path;
  part += ".part." + std::to_string(::getpid());
  write_all(part, bytes);
  std::error_code why;
  fs::rename(part, path, why);
  if (!why) return;
  std::error_code ignored;
  fs::remove(part, ignored);
  fail(path, why);
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
