#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <string>

namespace ruralsim::scenarios {

// Applies one "a.b.c=value": the value is read as TOML, or taken as bare text if it is none. A part of the
// path that meets an array of tables is the id of an element.
void apply_override(Node& root, std::string const& override_text, Problems& problems);

}  // namespace ruralsim::scenarios
