// One process at a time works on a whole study in a folder, or makes the folder a study's. Tasks of a job
// array work without the lock: each has cells of its own, and writing the same cell twice does no harm.
#pragma once

#include "results/file.hpp"

#include <chrono>
#include <filesystem>

namespace ruralsim::experiments {

class StudyLock {
 public:
  // Makes the folder if there is none. Throws sim::Error(usage), naming host and process, if somebody else
  // still holds it after that long; (io) if the folder may not be written to. The system gives it back when
  // its holder ends, however that happens; where the file system knows no locks it is not taken.
  explicit StudyLock(std::filesystem::path const& study_folder, std::chrono::milliseconds patience = {});

  // Removes what processes that died have left half-written, of all cells and of the manifest.
  void sweep() const;

 private:
  std::filesystem::path folder_;
  results::Fd file_;
};

}  // namespace ruralsim::experiments
