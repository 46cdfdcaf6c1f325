// Cairo's SVG with fewer bytes and the same picture: a page holds dozens.
#pragma once

#include <string>
#include <string_view>

namespace ruralsim::viz {

/// Within tags: at most two decimals (hundredths of a point), colours as #rrggbb, no properties that say what
/// holds anyway, no namespaces, which HTML does not need; and what slim_elements does. Text is left alone.
std::string slim_svg(std::string_view svg);

}  // namespace ruralsim::viz
