// `ruralsim plot`: what draws is apart from what tells of it, since only the complete program can draw.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

namespace ruralsim::cli {

// Draws the charts of FILE as the options say.
ExitCode draw_charts(Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
