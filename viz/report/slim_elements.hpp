// Elements of Cairo's SVG with fewer bytes and the same picture.
#pragma once

#include <string>
#include <string_view>

namespace ruralsim::viz {

/// Paths in relative steps, or as circles; a style that several have in a row is said once, and so is the
/// line on which the characters of a text stand.
std::string slim_elements(std::string_view svg);

}  // namespace ruralsim::viz
