// Areas laid out in a rectangle, each as near to a square as its neighbours allow (Bruls, Huizing and van
// Wijk, Squarified Treemaps, 2000).
#pragma once

#include "viz/geometry.hpp"

#include <span>
#include <vector>

namespace ruralsim::viz {

/// Boxes in the order of `sizes`, which are finite and not negative; they fill the room in proportion to
/// them. The largest lies at the top left. All are empty where the sizes add up to nothing.
std::vector<Rect> squarified(std::span<double const> sizes, Rect room);

}  // namespace ruralsim::viz
