// Names of points in a plot: beside their marks, further away with a thin leader where these are crowded.
#pragma once

#include "viz/canvas.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace ruralsim::viz {

struct NamedPoint {
  std::string name = {};
  Point at = {};
};

/// Draws names from the first to the last, none over another, over a mark of that radius or over what is
/// `taken`. Returns how many found no room; they are not drawn.
std::size_t draw_point_labels(Canvas& canvas, Rect area, std::span<NamedPoint const> points, double radius,
                              std::span<Rect const> taken);

/// An interval as a line with caps along x or y, kept within the area; nothing where it is unknown. Returns
/// what it covers.
enum class Along { x, y };
Rect draw_error_bar(Canvas& canvas, Rect area, Point from, Point to, Along along, Color color);

}  // namespace ruralsim::viz
