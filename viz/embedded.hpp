// Scripts and style sheets that pages carry with them, put into the program by the build (viz/web/web.cmake).
#pragma once

#include <iterator>
#include <optional>
#include <span>
#include <string_view>

namespace ruralsim::viz {

struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};

/// All of viz/web, and of npm packages: none of these if the program was built without npm or a network.
std::span<EmbeddedFile const> own_web_files();
std::span<EmbeddedFile const> package_files();

/// A file of viz/web, "page.css". Throws std::logic_error if there is none of that name.
std::string_view web_file(std::string_view name);
/// A file of an npm package by its path, "uplot/LICENSE"; nothing if the program was built without.
std::optional<std::string_view> package_file(std::string_view path);

}  // namespace ruralsim::viz
