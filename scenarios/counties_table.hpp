#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <vector>

namespace ruralsim::scenarios {

// Elements of [[county]], one of each row: columns are its keys (latitude and longitude for those of the
// hub), a quantity's unit stands in the header, an empty cell is a key that is not given. Values are checked
// where those of a document are, and told with the cell's place.
std::vector<Node> read_counties(Source const& table, Problems& problems);

}  // namespace ruralsim::scenarios
