// Where the hours of a lead time go: mean time in each stage.
#pragma once

#include "viz/figure.hpp"
#include "viz/info.hpp"

#include <string>
#include <vector>

namespace ruralsim::viz {

/// Mean hours of one group of orders in each stage, in the order of the stages; NaN: n/a.
struct PartsRow {
  std::string name;

  std::vector<double> hours;
  Interval total = kUnknown;       // of their sum over replications, for the caption
  Interval afterwards = kUnknown;  // mean time of what follows, known of other orders: never part of the sum
};

/// One row draws as a cascade in time, one stage below the other; several as stacked bars to compare.
struct LeadTimePartsData {
  ChartInfo info = {};
  std::vector<std::string> stages = {};
  std::vector<PartsRow> rows = {};
  std::string afterwards = {};  // what follows the stages; drawn apart, in a cascade alone; may be empty
};

void draw_lead_time_parts(LeadTimePartsData const& data, Canvas& canvas);
/// One row per group and stage: `group,stage,mean[h]`, then the sum (`in all`) and what follows.
std::string csv(LeadTimePartsData const& data);
Figure figure(LeadTimePartsData data);

}  // namespace ruralsim::viz
