// What commands tell, as figures that are ready to be drawn. The complete program alone draws.
#pragma once

#include "cli/compare.hpp"
#include "cli/sensitivity.hpp"
#include "cli/warm_up.hpp"
#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

namespace ruralsim::cli {

// What a figure is called along an axis, and how its values are told.
viz::Amount amount_of(std::string const& figure, std::string const& unit, results::Shown shown);

// Whether some points of a study have fewer replications than others, as where it is not finished.
bool are_unequal(experiments::StudyTables const& study);
// What captions say of a study.
viz::ChartInfo info_of(experiments::StudyTables const& study, double level);

// What the design calls for: tornado, morris, sobol, scatter, of two factors in a grid heat-map.
viz::Figure drivers_figure(SensitivityReport const& report, FigureDrivers const& of);
// A forest plot, `differences`.
viz::Figure differences_figure(CompareReport const& report);
viz::Figure warm_up_figure(WarmUpReport const& report, SeriesWarmUp const& series);

}  // namespace ruralsim::cli
