// Names of a study file go into tables, messages and the terminal.
#pragma once

#include <string_view>

namespace ruralsim::experiments {

// Neither a line end nor a control character (C0, DEL, C1) in UTF-8 text.
bool is_plain_line(std::string_view text);

inline constexpr std::string_view not_a_plain_line =
    "(holds a line end or control character) give one line of plain text";

}  // namespace ruralsim::experiments
