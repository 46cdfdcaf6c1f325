// Axes with round ticks that never overlap; titles lie flat, so that nobody has to turn the head.
#pragma once

#include "viz/canvas.hpp"
#include "viz/scale.hpp"

#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct Axis {
  std::string title = {};  // with its unit: "lead time, h"; empty where the labels say it all
  Range domain;
  TickMaker ticks;
  int most = 8;  // ticks at most, fewer where labels would touch
  bool grid = true;
  bool log = false;
  double above = 0;    // y axes: room for words between the title and the plot
  double labels = 0;   // y axes: width of tick labels at least, so that plots above one another align
  bool round = false;  // widen the domain to its outermost ticks (y axes)
};

/// Where data go: a box on the page and the scales that lead into it.
struct Plot {
  Rect area;
  Scale x;
  Scale y;
};

/// Draws both axes along the left and the lower edge of the room and returns what they enclose. Pictures side
/// by side have axes of the same title in common.
Plot draw_axes(Canvas& canvas, Rect room, Axis x, Axis y);

/// Draws a horizontal axis below the area; its labels need x_axis_height() of room there.
Scale draw_x_axis(Canvas& canvas, Rect area, Axis const& axis);
double x_axis_height(Style const& style, Axis const& axis);

/// Ticks as many as fit side by side into a length, each label with its place clamped to [lo, hi].
std::vector<Tick> fitting_ticks(Canvas const& canvas, Axis const& axis, Scale const& scale, double lo,
                                double hi);

/// Rows of a bar chart: names at the left, one band of equal height for each.
struct BarRows {
  Rect area;
  double pitch = 0;

  Rect band(std::size_t row, double filling = 0.68) const;
  double middle(std::size_t row) const { return area.y + (static_cast<double>(row) + 0.5) * pitch; }
};

/// Draws the names into the left of the room (at most `share` of its width; longer ones end in an
/// ellipsis) and returns the rest. More rows than lines fit: only every k-th name is drawn.
BarRows draw_rows(Canvas& canvas, Rect room, std::span<std::string const> names, double share = 0.4);

}  // namespace ruralsim::viz
