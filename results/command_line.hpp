#pragma once
// What the command of a result tells about it, as /provenance keeps it: words quoted as for a shell.

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results {

// The words of a line as a shell would part them: blanks between, '...' around and \' outside of quotes.
std::vector<std::string> words_of_line(std::string_view line);

// What was given with --set, in order: {"truck.parcels=200"}. A later one overrules an earlier one of the
// same key, so each key is there once, with its last value.
std::vector<std::string> settings_of(std::string_view command);

}  // namespace ruralsim::results
