// What Cairo's SVG files lack: words for those who cannot see them, and ids that stay apart.
#pragma once

#include <string>
#include <string_view>

namespace ruralsim::viz {

/// Text made safe for XML content and attribute values; control characters that XML forbids become spaces.
std::string xml_escaped(std::string_view text);

/// The SVG with <title> and <desc> as first children and role="img" (none without a title), and with ids
/// that bear the prefix and do not depend on what the process drew before.
std::string with_texts(std::string_view svg, std::string_view title, std::string_view description,
                       std::string_view id_prefix);

}  // namespace ruralsim::viz
