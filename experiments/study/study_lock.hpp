// One process at a time works on a whole study in a folder. Tasks of a job array do not take the lock: each
// has cells of its own, and writing the same cell twice does no harm.
#pragma once

#include "results/file.hpp"

#include <filesystem>

namespace ruralsim::experiments {

class StudyLock {
 public:
  // Throws sim::Error(usage), naming host and process, if somebody else holds it. The system gives it back
  // when its holder ends, however that happens; where the file system knows no locks it is not taken.
  explicit StudyLock(std::filesystem::path const& study_folder);

 private:
  results::Fd file_;
};

}  // namespace ruralsim::experiments
