// What all cells of a study must have in common beside their scenarios.
#pragma once

#include <string>

namespace ruralsim::experiments {

struct ProgramId {
  std::string version;  // "0.1.0 (3f2c1ab)": another commit may give other figures
  std::string engine;   // "native"; both give the same figures, but a study is run by one

  bool operator==(ProgramId const&) const = default;
};

}  // namespace ruralsim::experiments
