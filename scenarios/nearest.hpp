#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::scenarios {

// How many letters must be changed, added, left out or swapped with their neighbour (optimal string
// alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The known word nearest to a mistyped one, or "" if none is near (more than a third of it differs).
std::string nearest(std::string_view word, std::vector<std::string> const& known);

// " did you mean 'x'?" or "".
std::string did_you_mean(std::string_view word, std::vector<std::string> const& known);

}  // namespace ruralsim::scenarios
