#pragma once

#include <string>
#include <string_view>

namespace ruralsim::results {

// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
bool valid_utf8(std::string_view text);

// The text itself if it is valid UTF-8 without zero bytes; otherwise every offending byte
// becomes `\xNN`. For paths and command lines, which may be any bytes.
std::string to_utf8(std::string_view bytes);

}  // namespace ruralsim::results
