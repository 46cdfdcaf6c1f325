// A plane in kilometres laid upon the page, equal in both directions, north up.
#pragma once

#include "viz/canvas.hpp"
#include "viz/scale.hpp"

#include <span>

namespace ruralsim::viz {

/// A place in the county's plane: km east and km north of any origin.
struct PlaceKm {
  double east = 0;
  double north = 0;
};

class MapView {
 public:
  /// Fits the extent into the room with a border of `border` points, in its middle.
  MapView(Range east, Range north, Rect room, double border);

  Point operator()(PlaceKm place) const;
  double points_per_km() const { return points_per_km_; }
  Rect room() const { return room_; }

 private:
  Rect room_;
  PlaceKm middle_;
  double points_per_km_ = 1;
};

bool is_finite(PlaceKm place);

/// A bar of a round length (at most a third of the room) in the lower left corner; returns its box.
Rect draw_scale_bar(Canvas& canvas, MapView const& view);

}  // namespace ruralsim::viz
