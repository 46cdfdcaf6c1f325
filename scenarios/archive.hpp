#pragma once

#include "scenarios/load.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// While one of these lives, every file that a scenario names is taken from it, by its path as it was read
// then, and none from the disk: how a result is run again from what it holds. At most one at a time, made and
// ended while no scenario is being read.
class Archive {
 public:
  explicit Archive(std::vector<FileText> files);
  ~Archive();
  Archive(Archive const&) = delete;
  Archive& operator=(Archive const&) = delete;

  // The file of that path in the archive that lives now; null if none lives. Throws sim::Error(usage) if it
  // is not in it.
  static FileText const* find(std::string const& path);

 private:
  std::vector<FileText> files_;
};

}  // namespace ruralsim::scenarios
