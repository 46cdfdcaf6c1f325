#pragma once

#include "models/scenario.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// A file that went into a scenario, byte by byte as it was found.
struct FileText {
  std::string path;
  std::string bytes;
};

// A scenario ready to run, with what its result must tell about where it came from.
struct Loaded {
  models::Scenario scenario;
  std::vector<FileText> files;         // the scenario, those it extends, its tables
  std::vector<std::string> overrides;  // as given
  std::string resolved;  // what is really run, as a scenario of its own: every key, in base units
  std::string hash;      // 16 hexadecimal digits: equal for scenarios that mean the same, however written
  std::vector<std::string> warnings;  // what runs but may surprise, one line each
};

// Reads a scenario and all it refers to. `overrides` are settings of the form "section.key=value" or
// "section.id.key=value" that win over the files, on all days.
// Throws sim::Error(usage) with every problem found, one line each: `file:line:column: key = value (why)
// advice`.
Loaded load(std::string const& path, std::vector<std::string> const& overrides = {});

}  // namespace ruralsim::scenarios
