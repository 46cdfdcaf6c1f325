// Names and titles from outside as a page may show them: they change nothing but themselves.
#pragma once

#include <string>
#include <string_view>

namespace ruralsim::viz {

/// Without the characters by which a text turns round what stands beside it (Unicode's embeddings, overrides
/// and isolates, U+202A to U+202E and U+2066 to U+2069). Letters of any script, and their own direction,
/// stay.
std::string without_bidi_controls(std::string_view text);

/// The same between U+2068 and U+2069 if it has letters that are written from right to left: set apart from
/// the words of the sentence that it stands in.
std::string set_apart(std::string_view name);

/// A sentence as HTML: escaped; what set_apart has set apart is in an element of its own direction (<bdi>),
/// other such characters are left out.
std::string sentence_html(std::string_view sentence);

/// Text of an attribute: escaped, without such characters.
std::string attribute_html(std::string_view text);

/// The name as HTML: escaped, without those characters, in an element of its own direction (<bdi>).
std::string name_html(std::string_view name);

}  // namespace ruralsim::viz
