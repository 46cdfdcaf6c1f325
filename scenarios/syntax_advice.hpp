#pragma once

#include <string>
#include <string_view>

namespace ruralsim::scenarios {

// Help for the parser's messages: the lines they speak of, and advice for the usual mistakes.

std::string line_at(std::string_view text, int line);            // without its line end
std::string_view lines_before(std::string_view text, int line);  // with theirs
std::string with_its_header(std::string_view text, int line);    // the [header] above a line, then the line
std::string shortened(std::string_view line);
std::string syntax_advice(std::string_view message, std::string_view line);  // empty, or begins with a blank

}  // namespace ruralsim::scenarios
