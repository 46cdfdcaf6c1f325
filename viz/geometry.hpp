// Points and boxes on a page. Unit: points of 1/72 inch, y downwards, origin at the top left corner.
#pragma once

#include <algorithm>

namespace ruralsim::viz {

inline constexpr double kPointsPerMm = 72.0 / 25.4;

struct Point {
  double x = 0;
  double y = 0;
};

struct Size {
  double w = 0;
  double h = 0;
};

struct Rect {
  double x = 0;
  double y = 0;
  double w = 0;
  double h = 0;

  double right() const { return x + w; }
  double bottom() const { return y + h; }
  Point center() const { return {x + w / 2, y + h / 2}; }
};

/// The box that is left when margins are taken away; never of negative size.
inline Rect inset(Rect r, double left, double top, double right, double bottom) {
  return {r.x + left, r.y + top, std::max(0.0, r.w - left - right), std::max(0.0, r.h - top - bottom)};
}

/// True when the boxes share more than `tolerance` points in both directions.
inline bool overlaps(Rect a, Rect b, double tolerance = 0) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > tolerance &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > tolerance;
}

inline bool touches(Rect a, Rect b) {
  return a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom();
}

/// What two boxes that touch have in common.

inline Rect shared(Rect a, Rect b) {
  double const x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x),
          std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

inline bool contains(Rect outer, Rect inner, double tolerance = 0) {
  return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance &&
         inner.right() <= outer.right() + tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

}  // namespace ruralsim::viz
