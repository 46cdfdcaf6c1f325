#pragma once
// Where a result comes from. Whatever may differ between two runs that mean the same stands here.

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::results {

// Filled by whoever starts the run. What is left empty is left out of the file.
struct Provenance {
  std::string version;  // of the program
  std::string commit;
  std::string built;  // compiler and build type
  std::string engine;
  std::string engine_version;
  std::string command;  // as typed; bytes that are not UTF-8 are escaped
  std::string host;
  std::string started;    // wall clock, "2018-07-01T12:00:00Z"
  double wall_time = -1;  // s, of the whole command; below 0: not measured

  std::string scenario_path;
  std::string scenario_text;      // as written
  std::string scenario_resolved;  // as understood: all that was inherited, set and defaulted
  std::string scenario_hash;      // of the resolved text

  // Numbers of the replications at hand, if some of them are missing (an interrupted run); empty: 0, 1, 2 ...
  std::vector<std::int64_t> replications{};
};

}  // namespace ruralsim::results
