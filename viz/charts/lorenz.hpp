// Lorenz curves: what share of the service the worst served share of the people has (Lorenz 1905).
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

struct LorenzCurve {
  std::string name;  // of what is shared out
  // From (0, 0) to (1, 1): people in the order of what they have, and what they have together. Both rising.
  std::vector<double> people = {}, total = {};
  Interval gini = kUnknown;  // 0 to 1
};

struct LorenzData {
  ChartInfo info = {};
  std::string people = "households";
  std::vector<LorenzCurve> curves = {};
};

/// Above the curves, below how far they lie under the line of equality: where people differ little the curves
/// alone cannot be told from it.
void draw_lorenz(LorenzData const& data, Canvas& canvas);
/// One row per curve and point: `curve,people,total,gini,low,high`.
std::string csv(LorenzData const& data);
Figure figure(LorenzData data);

}  // namespace ruralsim::viz
