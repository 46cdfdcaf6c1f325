// How narrow the intervals of the headline figures become with the number of replications: whether there are
// enough of them.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct HalfWidthOfFigure {
  std::string name;  // "cost of a parcel"
  // Half-width over the mean, of the first 1, 2, 3 ... replications; NaN: no interval, or a mean of 0.
  std::vector<double> relative = {};
};

struct HalfWidthsData {
  ChartInfo info = {};
  std::string of = "replications";  // or pairs of them
  std::vector<HalfWidthOfFigure> figures = {};
  double target = 0.05;  // relative half-width aimed at; NaN: none
};

/// The widest at the end stand out and have names, the others are thin.
void draw_half_widths_of_figures(HalfWidthsData const& data, Canvas& canvas);
/// One row per figure and number of replications: `figure,replications,relative_half_width`.
std::string csv(HalfWidthsData const& data);
Figure figure(HalfWidthsData data);

}  // namespace ruralsim::viz
