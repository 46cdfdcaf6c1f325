// From results held against one another to the data of a forest plot.
#pragma once

#include "results/pairs.hpp"
#include "viz/charts/forest.hpp"

#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct NamedPair {
  std::string name;  // of what is compared with the base
  results::RunPair pair;
};

/// A panel for each of the figures ("cost_per_parcel_by_level" stands for all of its axis) that any pair has,
/// in the order of the names; a row for each pair.
std::vector<ForestPanel> forest_panels(std::span<NamedPair const> pairs,
                                       std::span<std::string const> figures);

}  // namespace ruralsim::viz
