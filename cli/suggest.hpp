// "Did you mean ...?"
#pragma once

#include <string_view>
#include <vector>

namespace ruralsim::cli {

// How many letters must be added, removed, replaced or swapped with their neighbour to turn one word
// into the other (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `word`, or an empty text if none is near enough to be meant.
std::string_view nearest(std::string_view word, std::vector<std::string_view> const& candidates);

}  // namespace ruralsim::cli
