#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// The parts of the key of "a.b.c=value", or of a key alone. Blanks about it and quotes are no part of it.
std::vector<std::string> key_of_setting(std::string const& text);

// Applies one "a.b.c=value": the value is read as TOML, or taken as bare text if it is none. A part of the
// path that meets an array of tables is the id of an element.
void apply_override(Node& root, std::string const& override_text, Problems& problems);

// Whether it is of a region or county: these may come from elsewhere than the document, and are set when all
// of them are there.
bool is_of_places(std::string const& override_text);

// Takes out of a [[change]] what the setting of the command line names: it holds on all days. Warns of it;
// `when`: which change it is, "from 2019-06-01".
void drop_overridden(Node& change, std::string const& when, std::string const& override_text,
                     Problems& problems);

}  // namespace ruralsim::scenarios
