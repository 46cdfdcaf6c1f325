// One chart in one file, whose suffix says what it is: --chart, --size, --force. The complete program alone
// draws.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "viz/figure.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::cli {

// What --size and --style say; a page's full width and colours where they say nothing.
viz::Medium medium_told(Arguments const& arguments);
viz::Look look_told(Arguments const& arguments);

// The seed that a file tells of, for the caption; nothing if that is no number.
std::optional<std::uint64_t> seed_told(std::string const& text);

// Writes the picture, and beside it its data as FILE.csv; these alone if that is what --chart names. A table
// that is there already with the same bytes is left alone. `inputs`: files that must not be overwritten.
// Throws Error(usage), (io); nothing is written then if either file is refused.
void write_chart(viz::Figure const& figure, Arguments const& arguments,
                 std::vector<std::filesystem::path> const& inputs);

}  // namespace ruralsim::cli
