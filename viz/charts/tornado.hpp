// What each factor changes, the others as in the base, over all values it was given: the largest first.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct TornadoLevel {
  std::string label = {};      // the factor's value: "2", "5 trucks"
  Interval change = kUnknown;  // from the base, in the unit of the figure; NaN: no value
};

struct TornadoRow {
  std::string factor = {};
  std::string low_label = {}, high_label = {};  // the factor's values at its ends
  Interval low = kUnknown, high = kUnknown;     // changes there
  std::string id = {};                          // of the factor, for the table; empty: `factor`
  std::vector<TornadoLevel> between = {};       // its other values, from the low end to the high one
  std::string base_label = {};                  // its value in the base; empty: not told
};

struct TornadoData {
  ChartInfo info = {};
  Amount figure = {};
  double base = kNan;  // the figure in the base
  std::vector<TornadoRow> rows = {};
};

/// A bar from the smallest to the largest change of all levels and the base; each level is a dot. On a slide
/// the first 8 rows are drawn, and the caption says so.
void draw_tornado(TornadoData const& data, Canvas& canvas);
/// `figure,factor,end,value,change,low,high`, a row for each level; `end` is low, between or high.
std::string csv(TornadoData const& data);
Figure figure(TornadoData data);

}  // namespace ruralsim::viz
