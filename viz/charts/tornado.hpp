// What each factor changes at its low and its high end, the others as in the base: the largest first.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct TornadoRow {
  std::string factor = {};
  std::string low_label = {}, high_label = {};  // the factor's values there: "2", "5 trucks"
  Interval low = kUnknown,
           high = kUnknown;  // changes from the base, in the unit of the figure; NaN: no value
  std::string id = {};       // of the factor, for the table; empty: `factor`
};

struct TornadoData {
  ChartInfo info = {};
  Amount figure = {};
  double base = kNan;  // the figure in the base
  std::vector<TornadoRow> rows = {};
};

/// On a slide the first 8 rows are drawn, and the caption says so.
void draw_tornado(TornadoData const& data, Canvas& canvas);
/// `figure,factor,end,value,change,low,high`, two rows a factor.
std::string csv(TornadoData const& data);
Figure figure(TornadoData data);

}  // namespace ruralsim::viz
