// Pieces of a report as HTML. Text from files is escaped where it is written; each function makes whole
// elements. Internal to viz/report.
#pragma once

#include "viz/report/report.hpp"

#include <string>

namespace ruralsim::viz {

/// "<p>...</p>" and the like, of text that is escaped here.
std::string element_of_text(std::string const& element, std::string const& text);

std::string verdict_html(std::vector<std::string> const& sentences);
std::string figures_html(RunReport const& run);
std::string plans_html(Report const& report);
std::string charts_html(RunReport const& run);
/// Charts of two plans beside one another, those of one name in one row.
std::string charts_side_by_side_html(RunReport const& first, RunReport const& second);
std::string board_html(RunReport const& run);
std::string assumptions_html(RunReport const& run);
std::string origin_html(RunReport const& run);
std::string doubts_html(RunReport const& run);
std::string sources_html(std::vector<NamedText> const& sources);

/// Data for the scripts of the page, as elements of JSON.
std::string board_json(RunReport const& run);
std::string series_json(RunReport const& run);

/// A value of the board as its reader sees it.
std::string measure_text(Measure const& measure, double value);

}  // namespace ruralsim::viz
