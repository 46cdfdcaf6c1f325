// `ruralsim plot STUDY.h5`: what a study's design tells, as charts. The complete program alone draws.
#pragma once

#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "results/table.hpp"
#include "viz/figure.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

// Charts of a merged study, each for every figure told (--figure): of a list of points `differences` from the
// first; of factors the one that their design calls for, `tornado-FIGURE` and so on; `pareto` where the study
// kept a cost and a service. What cannot be drawn of several is noted; of one that was asked for it is an
// Error(usage).
std::vector<viz::Figure> study_figures(results::Tables const& tables, std::string const& path,
                                       Arguments const& arguments, Console& console);

// Names of these charts, without the figure.
bool is_study_chart(std::string_view chart);

}  // namespace ruralsim::cli
