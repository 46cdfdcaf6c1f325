// Whether both engines come to the same result.
#pragma once

#include "results/table.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

struct Agreement {
  std::size_t datasets = 0;
  std::size_t values = 0;
  std::vector<std::string> fingerprints;  // by replication
};

// What the two have in common, /provenance aside. Throws Error(model), one line for each of the first
// differences, if they differ in a bit.
Agreement agreement(results::Tables const& native, results::Tables const& simgrid);

}  // namespace ruralsim::cli
