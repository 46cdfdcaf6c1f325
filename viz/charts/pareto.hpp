// What better service costs: plans, and those among them that no other beats in both.
#pragma once

#include "viz/amount.hpp"
#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct ParetoPoint {
  std::string name = {};
  Interval cost = kUnknown, service = kUnknown;  // NaN mean: no value; NaN ends: no interval
};

enum class Better { higher, lower };

struct ParetoData {
  ChartInfo info = {};
  Amount cost = {}, service = {};
  Better service_better = Better::higher;
  double target = kNan;  // of the service; NaN: none
  std::vector<ParetoPoint> points = {};
};

/// Numbers of the points that none is at least as good as in both means and better in one, the cheapest
/// first. Of equal points all are kept.
std::vector<std::size_t> pareto_front(std::span<ParetoPoint const> points, Better service_better);

/// Names are of the front alone; those that find no room are left out of the picture.
void draw_pareto(ParetoData const& data, Canvas& canvas);
/// `plan,cost,cost_low,cost_high,service,service_low,service_high,front`.
std::string csv(ParetoData const& data);
Figure figure(ParetoData data);

}  // namespace ruralsim::viz
