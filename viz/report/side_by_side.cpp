// Plans that are laid side by side have colours and ranges in common.
#include "viz/report/map_html.hpp"
#include "viz/report/report.hpp"

#include <map>
#include <string>

namespace ruralsim::viz {
namespace {

Range range_of(TimeSeries const& series) {
  Range all = kOwnRange;
  for (auto const& line : series.lines)
    for (auto const* values : {&line.values, &line.low, &line.high}) all = united(all, finite_range(*values));
  return all;
}

}  // namespace

void share_colours_and_ranges(std::vector<RunReport>& runs) {
  std::map<std::string, CommonRanges> common;
  auto const share = [&](std::string const& kind, std::string const& name, Range own) {
    return common[kind].widened(name, own);
  };
  for (int round = 0; round < 2; ++round)  // first to learn what they have in common
    for (auto& run : runs) {
      for (std::size_t m = 0; m < run.board.measures.size(); ++m) {
        auto& measure = run.board.measures[m];
        measure.colours = share(run.board.many, measure.name, colours_of(run.board, m));
      }
      for (auto& series : run.series) series.shown = share("series", series.title, range_of(series));
    }
}

}  // namespace ruralsim::viz
