#pragma once

#include "models/scenario.hpp"
#include "scenarios/published.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// A file that went into a scenario, byte by byte as it was found.
struct FileText {
  std::string path;
  std::string bytes;
};

// What a result must tell about where it came from.
struct Origin {
  std::vector<FileText> files;         // the scenario, those it extends, its tables
  std::vector<std::string> overrides;  // as given
  std::string resolved;  // what is really run, as a scenario of its own: every key, in base units
  std::string hash;      // 16 hexadecimal digits: equal for scenarios that mean the same, however written
  std::vector<std::string> warnings;  // what runs but may surprise, one line each
};

// A scenario of one region, ready to run.
struct Loaded : Origin {
  models::Scenario scenario;
};

// A scenario of one region or several, each ready to run by itself: they never meet. All have the same run.
struct LoadedRegions : Origin {
  std::vector<models::Scenario> regions;  // in the order of the file
  std::size_t in_all = 0;                 // regions that the scenario has, whether or not they were asked for
  std::vector<PublishedDistance> published;
};

// Reads a scenario and all it refers to. `overrides` are settings of the form "section.key=value" or
// "section.id.key=value" that win over the files, on all days. `only`: ids, names or groups of the regions
// that are asked for; none: all. What a region is does not depend on which others are asked for.
// Throws sim::Error(usage) with every problem found, one line each: `file:line:column: key = value (why)
// advice`.
LoadedRegions load_regions(std::string const& path, std::vector<std::string> const& overrides = {},
                           std::vector<std::string> const& only = {});

// The same of one region. Where `only` leaves several, that is a problem of usage, too.
Loaded load(std::string const& path, std::vector<std::string> const& overrides = {},
            std::vector<std::string> const& only = {});

}  // namespace ruralsim::scenarios
