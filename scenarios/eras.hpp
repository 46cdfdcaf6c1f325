#pragma once

#include "scenarios/changes.hpp"
#include "scenarios/reader.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// The document as it stands from a day on: the sections with all changes up to then laid over them.
struct Era {
  sim::Date from;
  std::int64_t from_day = 0;
  Node root;
  Reading reading;
};

// The eras of a region's document, the first from the first day, then one for each date on which a change
// takes effect. What `overrides` (as given to --set) name, no change changes. Reports bad values, and changes
// that have no effect within the run.
std::vector<Era> read_eras(Node root, std::vector<Change> changes, std::string const& folder,
                           std::vector<std::string> const& overrides, Problems& problems);

}  // namespace ruralsim::scenarios
