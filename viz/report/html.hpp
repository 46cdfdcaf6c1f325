// Pieces of a report as HTML. Text from files is escaped where it is written; each function makes whole
// elements. Internal to viz/report.
#pragma once

#include "viz/report/report.hpp"

#include <cstdint>
#include <string>

namespace ruralsim::viz {

/// "<p>...</p>" and the like, of text that is escaped here.
std::string element_of_text(std::string const& element, std::string const& text);

/// "<div ...>" of a table that scrolls in its own box, of that name for those who hear it.
std::string scroll_box(std::string const& name);

/// The title of the scenario and, in brackets, the name of the file, which no other run of the page has.
std::string title_and_name_html(RunReport const& run);

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
/// What the figures of all tables of the page mean, each once, and what leads there.
std::string meanings_html(Report const& report);
std::string link_to_meanings();
std::string sources_html(std::vector<NamedText> const& sources);

/// Data for the scripts of the page, as elements of JSON.
std::string board_json(RunReport const& run);
std::string series_json(RunReport const& run);

/// What scripts have of a value: tenths of it, of a share tenths of a percent.
std::int64_t measure_tenths(Measure const& measure, double value);
/// A value of the board as its reader sees it: made of these, as the page's script makes it
/// (viz/web/board.js).
std::string measure_text(Measure const& measure, double value);

}  // namespace ruralsim::viz
