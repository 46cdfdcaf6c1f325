#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <optional>
#include <string>

namespace ruralsim::scenarios {

// Turns a TOML text into a tree. A syntax error is reported with position, the line itself and advice
// where the mistake is a known one; a key or table defined twice is reported with both lines.
std::optional<Node> parse_toml(Source const& source, Problems& problems);

// One TOML value standing alone (`12`, `"45 min"`, `[1, 2]`), or nothing if the text is not one.
std::optional<Node> parse_value(std::string const& text, Where const& where);

// The same, with the text itself where it is no TOML value: how command-line settings are read.
Node value_or_text(std::string const& text, Where const& where);

}  // namespace ruralsim::scenarios
