// `ruralsim report`: what draws is apart from what tells of it, since only the complete program can draw.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

namespace ruralsim::cli {

// Writes the page of the results as the options say.
ExitCode write_report(Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
