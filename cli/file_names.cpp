#include "cli/file_names.hpp"

#include "results/utf8.hpp"

#include <algorithm>
#include <filesystem>

namespace ruralsim::cli {

std::vector<std::string> names_of_files(std::vector<std::string> const& paths) {
  std::vector<std::string> names;
  for (auto const& path : paths)
    names.push_back(results::to_utf8(std::filesystem::path(path).stem().native()));
  auto sorted = names;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) return names;
  names.clear();
  for (auto const& path : paths) names.push_back(results::to_utf8(path));
  return names;
}

}  // namespace ruralsim::cli
