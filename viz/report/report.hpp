// What a report says, apart from how it is written: plain values, made from the tables of results.
#pragma once

#include "results/table.hpp"
#include "viz/common_ranges.hpp"
#include "viz/report/board.hpp"
#include "viz/report/glyphs.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::viz {

/// One line of the table of key figures, in words.
struct KeyFigure {
  std::string heading = {};  // of a group of lines: "Late because of"
  std::string label;
  std::string value;     // "33.2 %", or why there is none
  std::string interval;  // "± 0.2"; may be empty
  std::string remark;    // "of 8 of 10 replications"; may be empty
  std::string meaning;   // its definition
};

struct ReportChart {
  std::string name;         // "next-day-rate"
  std::string kind = {};    // the same, or of one county of several, "time-space-west", without the county
  std::string title;        // for those who cannot see it; as HTML
  std::string description;  // what its marks mean; as HTML
  std::string svg;
};

/// Figures over time that a reader may zoom into: one value a step and line, NaN where there is none.
struct TimeSeries {
  std::string name, title, unit;   // unit "%": values are shares from 0 to 1
  std::vector<std::int64_t> days;  // since 1970-01-01
  struct Line {
    std::string name;
    std::vector<double> values, low, high;  // no band: empty
  };
  std::vector<Line> lines;
  Range shown = kOwnRange;  // of the values, where plans have it in common
};

/// A setting as the run understood it.
struct Setting {
  std::string section;  // "county", or "product small"
  std::string key, value;
  std::string origin;  // "scenario", "rule", "estimate", or sources: "S03, S04"
};

using NamedText = std::pair<std::string, std::string>;

struct RunReport {
  std::string id;                    // of its elements: "a"
  std::string name;                  // of its file, without suffix
  std::string title;                 // of its scenario
  std::string about;                 // "392 days from 2018-07-02, ..."
  std::vector<std::string> verdict;  // sentences
  std::vector<KeyFigure> figures;
  std::vector<ReportChart> charts;
  std::string glyphs;  // what the charts share and no report before has: an <svg> that stands before them
  std::vector<TimeSeries> series;
  Board board;
  std::vector<Setting> settings;
  std::vector<std::string> changed;  // "truck.parcels=200": other than the scenario's file says
  std::string scenario_text;         // as written, with its comments
  std::vector<NamedText> origin;     // what is known of how the file was made
  std::vector<std::string> doubts;
};

struct ComparedFigure {
  std::string label, base, other, difference, verdict, meaning;
};

struct PlansReport {
  std::vector<std::string> verdict;
  std::vector<ComparedFigure> figures;
  std::string note;  // what the intervals are
};

struct Report {
  std::string title;  // names in it are set apart (viz/shown_text.hpp)
  std::vector<RunReport> runs;
  std::optional<PlansReport> plans = {};  // of two runs
  std::vector<NamedText> sources = {};    // number and words of those that settings name
};

/// What charts have in common with those of the same name beside them.
using ScalesInCommon = std::map<std::string, CommonRanges, std::less<>>;

struct ReportWish {
  double level = 0.95;
  std::vector<NamedText> sources = {};                                     // all that are known
  std::shared_ptr<ScalesInCommon> scales = {};                             // none: every chart has its own
  std::shared_ptr<GlyphSheet> glyphs = std::make_shared<GlyphSheet>("g");  // of all reports of a page
};

/// The scales of charts of results that are laid side by side, as all of them need them.
std::shared_ptr<ScalesInCommon> scales_of(std::vector<results::Tables> const& side_by_side, double level);

/// The report of one result; `name` is that of its file, `id` keeps its elements apart from those of others.
/// Throws sim::Error if the tables are not those of a run.
RunReport report_of(results::Tables const& tables, std::string name, std::string id, ReportWish const& wish);

/// Gives maps of places the same colours, and series over time the same range, in all of the reports.
void share_colours_and_ranges(std::vector<RunReport>& runs);

/// The second held against the first. Throws sim::Error (usage) if no figure of one means what it means in
/// the other.
PlansReport compared(results::Tables const& base, results::Tables const& other, std::string const& base_name,
                     std::string const& other_name, double level);

/// The page. It has scripts to sort, zoom and switch, and is complete without them.
std::string html_of(Report const& report);

}  // namespace ruralsim::viz
