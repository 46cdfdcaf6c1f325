// A figure against each factor, whatever the others are: a panel a factor, every point of the design a dot,
// with the means of bins.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct ScatterPanel {
  std::string factor = {};  // with its unit
  std::vector<double> values =
      {};  // of the factor, point by point; of one with texts the number of its level
  std::vector<std::string> levels = {};  // those texts; empty: numbers
  std::string id = {};                   // of the factor, for the table; empty: `factor`
};

struct ScatterData {
  ChartInfo info = {};
  Amount figure = {};
  std::vector<double> values = {};  // of the figure, point by point; NaN: not drawn
  std::vector<ScatterPanel> panels = {};
  // Of each point, where they differ, and the most of them; empty: all have as many.
  std::vector<std::size_t> replications = {};
  std::size_t most_replications = 0;
};

/// Of factors with at most 10 values the mean at each, of others those of 10 bins of equal width; empty ones
/// are left out.
struct BinMean {
  double at = 0;  // the value, the middle of the bin
  double mean = 0;
  std::size_t n = 0;
};
std::vector<BinMean> bin_means(std::span<double const> at, std::span<double const> values);

/// Points of fewer replications than others are rings; how many have no value is told. On a slide the first
/// 8 panels are drawn, and the caption says so.
void draw_scatter(ScatterData const& data, Canvas& canvas);
/// A column for each factor, and the figure; a row for each point.
std::string csv(ScatterData const& data);
Figure figure(ScatterData data);

}  // namespace ruralsim::viz
