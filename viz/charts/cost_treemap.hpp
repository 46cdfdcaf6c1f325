// What parcels cost, as areas: a box for each level of the network, in it one for each kind of cost.
#pragma once

#include "viz/charts/cost.hpp"

#include <string>

namespace ruralsim::viz {

/// The same data as the bars have; drawn as areas.
struct CostTreemapData {
  CostData cost = {};
};

/// Kinds below 0.5 % of all are one box of their level in the picture, never in the table.
void draw_cost_treemap(CostTreemapData const& data, Canvas& canvas);
/// One row per level and kind: `level,kind,CNY a parcel,share`.
std::string csv(CostTreemapData const& data);
Figure figure(CostTreemapData data);

}  // namespace ruralsim::viz
