// The weeks of a run gathered into spans that a reader can tell apart: weeks, months or quarters.
#pragma once

#include "sim/calendar.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct WeekSpan {
  std::string name;                // "the whole run", "August 2018"
  std::vector<std::size_t> weeks;  // their places, rising
};

/// First the whole run, which is of the weeks that count alone (of all, if none does); then, of a run of more
/// than one week, weeks (up to 13 of them), months (up to 26) or quarters. A week belongs to where its middle
/// day is; a last week that the end of the run (`last_day`) cuts off, to the span before it.
/// The first and the last month or quarter say from when or until when, if the run has a week less of them.
std::vector<WeekSpan> week_spans(std::vector<sim::Date> const& weeks, std::vector<bool> const& counts,
                                 sim::Date last_day);

}  // namespace ruralsim::viz
