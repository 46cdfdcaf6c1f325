// `--help`: examples first, then what can be given.
#pragma once

#include "cli/command.hpp"

#include <string>

namespace ruralsim::cli {

std::string program_help();
std::string command_help(Command const& command);

// Pieces that the manual page shares.
std::string usage_line(Command const& command);  // "ruralsim run SCENARIO [options]"
std::string option_words(Option const& option);  // "-o, --output FILE"
std::string option_help(Option const& option);   // sentence, choices, what holds if it is not given

}  // namespace ruralsim::cli
