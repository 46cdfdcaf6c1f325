// What changes between plans, and how sure that is: differences to a base with their intervals, one panel a
// figure.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// What a difference means to those whom the network serves; `undirected`: the figure has no better side.
enum class Judged { better, worse, not_separable, undirected };

struct ForestRow {
  std::string name = {};           // of what is compared with the base
  Interval difference = kUnknown;  // in the figure's own unit, shares from 0 to 1; NaN mean: no value; NaN
                                   // ends: no interval
  Judged judged = Judged::undirected;
};

struct ForestPanel {
  std::string figure = {};  // "next-day rate"
  std::string unit = {};    // of what is drawn: "points"; may be empty
  std::vector<ForestRow> rows = {};
  double factor = 1;       // by which the picture multiplies differences: 100 where it shows points
  std::string id = {};     // of the figure in results: "next_day_rate"
  std::string units = {};  // in which results have it: "1"
};

struct ForestData {
  ChartInfo info = {};
  std::string base = {};  // what the rows are compared with
  // With which all intervals hold together, each having `info.level`; NaN: each by itself.
  double together = kNan;
  std::vector<ForestPanel> panels = {};
};

/// "+1.23 ± 0.12", with decimals to the second digit of the half-width; "n/a" for no value.
std::string difference_words(Interval const& difference);

/// "95", "99.79": a level in percent with two decimals, or as many as keep it below 100.
std::string level_digits(double level);

/// Panels stand above one another, each with an axis of its own that holds 0; where a slide has no room for
/// all of them, the last are left out of the picture (never of the CSV) and the caption says so.
void draw_forest(ForestData const& data, Canvas& canvas);
/// One row per figure and comparison: `figure,unit,compared,difference,low,high,judged`, with the names and
/// units of results where the panels have them.
std::string csv(ForestData const& data);
Figure figure(ForestData data);

}  // namespace ruralsim::viz
