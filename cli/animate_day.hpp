// The day that is to be shown: out of a result file, or simulated.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "viz/playback/day.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace ruralsim::cli {

// What is told before anything is simulated: the files that were read, and the day as it will be called.
using BeforeSimulating =
    std::function<void(std::vector<std::filesystem::path> const& inputs, std::string const& date)>;

// Throws Error(usage) where no such day or county can be shown.
viz::playback::Day day_to_show(Arguments const& arguments, Console const& console,
                               BeforeSimulating const& before);

}  // namespace ruralsim::cli
