// A figure over two factors: a cell for each pair of their levels.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct HeatMapData {
  ChartInfo info = {};
  Amount figure = {};
  std::string across = {}, up = {};                  // the factors, with their units
  std::string across_id = {}, up_id = {};            // and for the table; empty: as they are
  std::vector<std::string> columns = {}, rows = {};  // their levels, rows from below
  std::vector<std::vector<double>> mean = {};        // [row][column]; NaN or not there: no value
  // Replications of each cell, where they differ, and the most of them; empty: all cells have as many.
  std::vector<std::vector<std::size_t>> replications = {};
  std::size_t most_replications = 0;
};

/// Values are written into the cells where all of them find room. Cells with a value of fewer replications
/// than others have a dot in a corner; how many have no value is told.
void draw_heat_map(HeatMapData const& data, Canvas& canvas);
/// `up,across,mean` under the names of the factors.
std::string csv(HeatMapData const& data);
Figure figure(HeatMapData data);

}  // namespace ruralsim::viz
