#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// A scenario's document: its file laid over those it extends, with the command line's settings last.
struct Document {
  Node root;
  std::vector<Source> sources;  // every file read, in the order of reading: the scenario itself first
};

// Reads a file and everything it extends:
//   schema = 1                  in every file, at the top
//   extends = "base.toml"       or a list; each laid over the one before, the file itself over them all.
//                               Paths are relative to the file that names them.
//   [end]                       closes every file, so that a file cut off is noticed
// Tables merge key by key; arrays of tables merge by `id`; any other value replaces the one below it;
// `remove = true` in a table or element takes it out. Two bases that disagree: the one named later wins.
// Keys schema, extends and end are gone from the result. `overrides` are "a.b.c=value" as given to --set.
// Every problem is added to `problems`; the document is to be used only if there was none.
Document gather(std::string const& path, std::vector<std::string> const& overrides, Problems& problems);

// Lays `upper` over `lower` by the rules above.
void lay_over(Node& lower, Node const& upper, Problems& problems);

// The element of an array of tables that bears the id; null if there is none.
Node* element_with(Node& array, std::string const& id);

}  // namespace ruralsim::scenarios
