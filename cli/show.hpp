// The two things that `ruralsim show` can look at.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "scenarios/load.hpp"

#include <string>

namespace ruralsim::cli {

// Counties and size of the scenario, or its --resolved text.
void show_scenario(scenarios::LoadedRegions const& loaded, Arguments const& arguments, Console& console);

// Headline figures and provenance of a result, or its --variables, or the --resolved scenario that it keeps.
// Throws Error(io) if the file cannot be read.
void show_result(std::string const& path, Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
