// "Did you mean ...?"
#pragma once

#include "scenarios/nearest.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::cli {

using scenarios::edit_distance;

// The candidate nearest to `word`, or an empty text if none is near enough to be meant.
std::string_view nearest(std::string_view word, std::vector<std::string_view> const& candidates);

// Those of `known` that `word` may have meant or is a part of, nearest first, at most five.
std::vector<std::string> near_names(std::string_view word, std::vector<std::string> const& known);

}  // namespace ruralsim::cli
