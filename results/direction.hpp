#pragma once
// Whether more or less of a headline figure is better for those whom the network serves, and for who pays for
// it. Written down here and nowhere else (direction.cpp); many figures say how a network works, not how well,
// and have none.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruralsim::results {

enum class Direction : std::uint8_t { none, higher, lower };

// Of a headline figure by its name; of one with an axis ("cost_per_parcel_by_level.trucks") that of the
// figure.
Direction better(std::string_view figure);

// Those that decide between plans as a rule, and are told or drawn where nobody says which: speed,
// installation, cost, emissions.
std::vector<std::string> const& deciding_figures();

// All that have one.
std::span<std::pair<std::string_view, Direction> const> directions();

}  // namespace ruralsim::results
