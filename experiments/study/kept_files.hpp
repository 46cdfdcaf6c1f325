// The files that a merged study keeps.
#pragma once

#include "experiments/study/prepared.hpp"

#include <string>
#include <vector>

namespace ruralsim::experiments {

struct KeptFile {
  std::string path;  // as seen from the folder of the study; absolute only where a file names it so
  std::string kind;  // "study" or "scenario"
  std::string bytes;
};

// The study, those it extends, then the base scenario and all it reads. Whoever reads the study where it
// lies keeps the same, from whatever folder, and however the path of the study was given.
std::vector<KeptFile> kept_files(Prepared const& prepared);

}  // namespace ruralsim::experiments
