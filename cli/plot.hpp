// `ruralsim plot`: what draws is apart from what tells of it, since only the complete program can draw.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <array>
#include <string_view>

namespace ruralsim::cli {

// Charts of merged studies. The first holds points against one another, the last plans; the others are of
// factors.
inline constexpr std::array<std::string_view, 7> kStudyCharts{"differences", "tornado", "morris", "sobol",
                                                              "heat-map",    "scatter", "pareto"};

// Draws the charts of FILE as the options say.
ExitCode draw_charts(Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli
