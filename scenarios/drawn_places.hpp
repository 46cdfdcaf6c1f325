#pragma once

#include "scenarios/draft.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <vector>

namespace ruralsim::scenarios {

// What a document has besides what is written in it: elements of [[region]] and [[county]].
struct PlacesBelow {
  std::vector<Node> regions, counties;
};

// Draws the counties that [network] asks for; each province with counties becomes a region.
PlacesBelow drawn_places(NetworkDraft const& draft, Node const& root, std::vector<Source>& sources,
                         Problems& problems);

}  // namespace ruralsim::scenarios
