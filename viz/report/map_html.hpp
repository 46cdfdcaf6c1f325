// The map of a report's places as SVG: the first measure over the whole run, until a script switches it.
#pragma once

#include "viz/report/board.hpp"
#include "viz/scale.hpp"

#include <string>

namespace ruralsim::viz {

/// What the colours of a measure span: nearly all of its values in all spans of time, so that dates compare,
/// or what it has in common with the maps beside it.
Range colours_of(Board const& board, std::size_t measure);

/// "#440154", as style sheets want it. NaN: the colour of what is missing.
std::string colour_text(Range domain, double value);

/// <svg> with a circle for each place whose position is known, in the order of the board.
std::string map_svg(Board const& board, std::string const& id);

}  // namespace ruralsim::viz
