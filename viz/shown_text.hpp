// Names and titles from outside as a page may show them: they change nothing but themselves.
#pragma once

#include <string>
#include <string_view>

namespace ruralsim::viz {

/// Without the characters by which a text turns round what stands beside it (Unicode's embeddings, overrides
/// and isolates, U+202A to U+202E and U+2066 to U+2069). Letters of any script, and their own direction,
/// stay.
std::string without_bidi_controls(std::string_view text);

/// The name as HTML: escaped, without those characters, in an element of its own direction (<bdi>).
std::string name_html(std::string_view name);

}  // namespace ruralsim::viz
