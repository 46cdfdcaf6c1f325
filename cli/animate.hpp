// `ruralsim animate`: drawn by the complete program alone.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

namespace ruralsim::cli {

ExitCode animate(Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
