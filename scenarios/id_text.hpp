#pragma once

#include <string>
#include <string_view>

namespace ruralsim::scenarios {

// Ids are written in a-z, 0-9, '-' and '_' and begin with a letter or digit: two ids that look alike then
// are alike (no case, no blanks, no Unicode forms to differ in). Names may be in any script.
// Returns why a text is no id, or "".
inline std::string why_not_an_id(std::string_view text) {
  if (text.empty()) return "(is empty) give an id of a-z, 0-9, '-' and '_'";
  if (text.size() > 64) return "(longer than 64 characters) give a shorter id";
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter || (i > 0 && (c == '-' || c == '_'))) continue;
    return "(an id is written in a-z, 0-9, '-' and '_') put any other text into name";
  }
  return {};
}

}  // namespace ruralsim::scenarios
