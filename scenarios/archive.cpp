#include "scenarios/archive.hpp"

#include "sim/fault.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace ruralsim::scenarios {
namespace {

std::atomic<Archive const*> open_archive{nullptr};

}  // namespace

Archive::Archive(std::vector<FileText> files) : files_(std::move(files)) {
  if (open_archive.exchange(this) != nullptr)
    throw sim::Error(sim::Blame::model, "two archives of scenario files are open at the same time");
}

Archive::~Archive() {
  open_archive = nullptr;
}

FileText const* Archive::find(std::string const& path) {
  auto const* const archive = open_archive.load();
  if (archive == nullptr) return nullptr;
  auto const& files = archive->files_;
  auto const at =
      std::find_if(files.begin(), files.end(), [&](auto const& file) { return file.path == path; });
  if (at == files.end())
    throw sim::Error(sim::Blame::usage, path + ": is not among the files that the result holds");
  return &*at;
}

}  // namespace ruralsim::scenarios
