#include "viz/embedded.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace ruralsim::viz {
namespace {

std::optional<std::string_view> bytes_of(std::string_view name, std::span<EmbeddedFile const> files) {
  auto const found = std::ranges::find(files, name, &EmbeddedFile::name);
  if (found == files.end()) return std::nullopt;
  return found->bytes;
}

}  // namespace

std::string_view web_file(std::string_view name) {
  if (auto const bytes = bytes_of(name, own_web_files())) return *bytes;
  throw std::logic_error("no file of viz/web is called " + std::string(name));
}

std::optional<std::string_view> package_file(std::string_view path) {
  return bytes_of(path, package_files());
}

}  // namespace ruralsim::viz
