// The charts of a report as SVG in its page, with what a reader is told who points at a mark.
#pragma once

#include "viz/from_tables.hpp"
#include "viz/report/glyphs.hpp"
#include "viz/report/report.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// Every chart that the result has figures for, on the scales of the wish; of a result of several counties no
/// maps of single ones (the report has its own map) and nothing of one that has nothing to show. Ids of the
/// SVGs begin with `id`; the shapes of their characters go to the sheet of the wish.
std::vector<ReportChart> charts_of(results::Tables const& tables, std::string const& id,
                                   ReportWish const& wish);

/// The next-day rate and the open installations over time, for those who want to zoom.
std::vector<TimeSeries> series_of(results::Tables const& tables, double level);

/// The SVG with a transparent rectangle and its <title> for each tip of the canvas.
std::string with_tips(std::string svg, std::vector<LabelBox> const& tips);

}  // namespace ruralsim::viz
