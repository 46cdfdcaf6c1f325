// Marks that stand for data. Values that are not finite leave gaps; a million points draw no more than
// the page can show, without losing a peak.
#pragma once

#include "viz/axes.hpp"
#include "viz/canvas.hpp"

#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// Points of a line whose x never falls, at most four for each quarter point of page width: the first,
/// the last and both extremes.
std::vector<Point> thinned(std::span<Point const> points);

/// A line through (xs, ys); points that stand alone between gaps become dots.
void draw_line(Canvas& canvas, Plot const& plot, std::span<double const> xs, std::span<double const> ys,
               Stroke const& stroke);

/// The room between two lines; where points stand alone, an error bar.
void draw_band(Canvas& canvas, Plot const& plot, std::span<double const> xs, std::span<double const> lows,
               std::span<double const> highs, Color fill);

/// Areas stacked upon one another from zero, one for each layer of `heights[layer][x]`. Where points stand
/// alone, a bar of the width of `alone` (in units of x).
void draw_stack(Canvas& canvas, Plot const& plot, std::span<double const> xs,
                std::span<std::vector<double> const> heights, std::span<Color const> fills, double alone);

/// Of marks of that radius at many places those that are seen: of some that would hide one another one.
std::vector<Point> not_hidden(std::span<Point const> places, double radius);

/// Discs at many places; those that would hide one another are drawn once.
void draw_points(Canvas& canvas, std::span<Point const> places, double radius, Color fill);

/// Words for whoever points at the strip of the plot between two x, as high as the plot.
void tell_strip(Canvas& canvas, Plot const& plot, double from, double until, std::string words);

/// The i-th value, or NaN if the series is too short: a missing figure is a gap, not a fault.
double value_at(std::span<double const> values, std::size_t i);

}  // namespace ruralsim::viz
