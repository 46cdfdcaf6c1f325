#pragma once

#include "scenarios/draft.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <vector>

namespace ruralsim::scenarios {

// Lays the document's regions and counties over those that [network] draws or reads, and finds a region for
// each county that names none. The tables read are added to `sources`.
void add_places(NetworkDraft const& draft, Node& root, std::vector<Source>& sources, Problems& problems);

}  // namespace ruralsim::scenarios
