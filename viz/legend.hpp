// Keys to what cannot be labelled where it is.
#pragma once

#include "viz/canvas.hpp"
#include "viz/scale.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct Key {
  enum class Shape { Line, Box, Dot, Ring };
  std::string text;
  Color color;
  Shape shape = Shape::Box;
  std::vector<double> dash = {};
};

/// Height of the keys set in rows of this width.
double legend_height(Canvas const& canvas, double width, std::span<Key const> keys);
/// Sets the keys in rows from the top left of the room, as many rows as it holds; where keys are left
/// out, the last words say how many. Returns the height taken.
double draw_legend(Canvas& canvas, Rect room, std::span<Key const> keys);
/// Sets the keys above a plot, in at most 40 % of the room, and returns what is left for the plot.
Rect draw_legend_above(Canvas& canvas, Rect room, std::span<Key const> keys);

struct ColorBar {
  std::string title;
  Range domain;
  TickMaker ticks;
  std::function<Color(double)> color;  // of a value of the domain
};

double color_bar_height(Style const& style);
/// A ramp with its title above and round values below, as wide as the room.
void draw_color_bar(Canvas& canvas, Rect room, ColorBar const& bar);

}  // namespace ruralsim::viz
