// The options of a subcommand that draws one chart into one file (chart_file.hpp writes it). Apart from what
// draws, since every program tells of its options.
#pragma once

#include "cli/command.hpp"

#include <string_view>

namespace ruralsim::cli {

// --chart FILE; `help` is a text that outlives the option, as all of Option's.
Option chart_option(std::string_view help);
// --size column|double|slide
Option chart_size_option();
// --style light|print
Option chart_style_option();
// --force, where a chart is all that is written.
Option replace_chart_option();

}  // namespace ruralsim::cli
