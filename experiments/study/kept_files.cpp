#include "experiments/study/kept_files.hpp"

#include "experiments/study/read_study.hpp"
#include "results/utf8.hpp"

#include <filesystem>
#include <system_error>

namespace ruralsim::experiments {

namespace {

namespace fs = std::filesystem;

// By a relative path: what is absolute is so in a file.
std::vector<scenarios::FileText> read_relative(Study const& study) {
  std::error_code failed;
  auto const here = fs::current_path(failed);
  fs::path const path(study.path);
  if (path.is_relative() || failed) return study.files;
  return read_study(path.lexically_relative(here).native()).files;
}

std::string seen_from(fs::path const& folder, std::string const& path) {
  fs::path const given(path);
  auto const seen = given.is_absolute() || folder.empty()
                        ? given
                        : given.lexically_normal().lexically_relative(folder.lexically_normal());
  return results::to_utf8(seen.native());
}

}  // namespace

std::vector<KeptFile> kept_files(Prepared const& prepared) {
  auto const& study = prepared.study;
  auto const read = read_relative(study);
  auto const folder = fs::path(read.front().path).parent_path();
  std::vector<KeptFile> all;
  for (std::size_t i = 0; i < study.files.size(); ++i)
    all.push_back({.path = seen_from(folder, (i < read.size() ? read : study.files)[i].path),
                   .kind = "study",
                   .bytes = study.files[i].bytes});
  for (auto const& file : prepared.base.files)
    all.push_back({.path = seen_from(folder, file.path), .kind = "scenario", .bytes = file.bytes});
  return all;
}

}  // namespace ruralsim::experiments
