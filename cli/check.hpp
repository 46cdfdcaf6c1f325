// Checking a scenario without running it: `ruralsim check`, and `ruralsim run --check`.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

namespace ruralsim::cli {

// Checks every SCENARIO given; tells what each would run, or all of its problems, one line each.
ExitCode check_scenarios(Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
