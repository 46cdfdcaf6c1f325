#include "experiments/study/kept_files.hpp"

#include "experiments/study/read_study.hpp"
#include "results/utf8.hpp"
#include "scenarios/load.hpp"

#include <filesystem>
#include <system_error>

namespace ruralsim::experiments {

namespace {

namespace fs = std::filesystem;

struct FilePaths {
  fs::path folder;  // of the study
  std::vector<scenarios::FileText> study, scenario;
};

// Of a study whose own path is relative, what is absolute is so in a file.
FilePaths paths_read(Study const& study, std::vector<scenarios::FileText> const& base) {
  return {.folder = fs::path(study.path).parent_path(), .study = study.files, .scenario = base};
}

// Read once more by a relative path, for how its files are called then.
FilePaths paths_read_relative(Study const& study, std::vector<scenarios::FileText> const& base) {
  std::error_code failed;
  auto const here = fs::current_path(failed);
  fs::path const path(study.path);
  if (path.is_relative() || failed) return paths_read(study, base);
  auto again = read_study(path.lexically_relative(here).native());
  auto const files = scenarios::load_regions(again.scenario, study.settings, study.only).files;
  return paths_read(again, files);
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
  auto const paths = paths_read_relative(prepared.study, prepared.base.files);
  std::vector<KeptFile> all;
  auto const add = [&](char const* kind, auto const& read, auto const& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      auto const& path = read.size() == files.size() ? read[i].path : files[i].path;
      all.push_back({.path = seen_from(paths.folder, path), .kind = kind, .bytes = files[i].bytes});
    }
  };
  add("study", paths.study, prepared.study.files);
  add("scenario", paths.scenario, prepared.base.files);
  return all;
}

}  // namespace ruralsim::experiments
