#pragma once

#include "scenarios/eras.hpp"
#include "scenarios/source.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// What is really run, as a scenario that can be run itself: every key in base units and the schema's order,
// then what each change of date changes. Comments say which keys stand by default, and why.
std::string resolved_text(std::vector<Era> const& eras);

// 16 hexadecimal digits over the meaning of a scenario: its resolved keys and its tables. Comments, blanks,
// line ends, order of sections, units and what is left to defaults make no difference.
std::string semantic_hash(std::vector<Era> const& eras, std::vector<Source> const& tables);

}  // namespace ruralsim::scenarios
