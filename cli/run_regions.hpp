// `ruralsim run` of a scenario with several regions: one file about all of them.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/origin.hpp"
#include "cli/simulation.hpp"
#include "results/run_file.hpp"
#include "scenarios/load.hpp"

namespace ruralsim::cli {

// Simulates the regions, keeps of each what the file tells of it, and writes the file once. Asked to stop, it
// writes the regions that are finished. Throws Stopped if none is, Error(usage) where --orders is asked for.
ExitCode run_regions(Arguments const& arguments, Console& console, scenarios::LoadedRegions const& loaded,
                     results::Output const& output, HowToSimulate const& how, Began const& began);

}  // namespace ruralsim::cli
