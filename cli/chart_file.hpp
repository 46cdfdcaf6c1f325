// One chart in one file, whose suffix says what it is: --chart, --size, --force. The complete program alone
// draws.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "viz/figure.hpp"

#include <filesystem>
#include <vector>

namespace ruralsim::cli {

// `inputs`: files that must not be overwritten. Throws Error(usage), (io).
void write_chart(viz::Figure const& figure, Arguments const& arguments,
                 std::vector<std::filesystem::path> const& inputs);

}  // namespace ruralsim::cli
