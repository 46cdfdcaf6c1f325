// Rows of two bars from zero, with intervals: what a factor does at its low and its high end, or alone and in
// all.
#pragma once

#include "viz/axes.hpp"
#include "viz/info.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace ruralsim::viz {

struct PairedRow {
  std::string name = {};
  Interval upper = kUnknown, lower = kUnknown;     // NaN mean: "n/a"; NaN ends: no interval
  std::string upper_label = {}, lower_label = {};  // beyond the end of its bar
  double upper_ring = kNan, lower_ring = kNan;     // a further value of the same, drawn as a ring
};

struct PairedBars {
  std::string title = {};  // of the axis
  TickMaker ticks;
  Color upper = kTotal, lower = kLoss;
};

/// Rows that find room: all in a column, which grows with them, the first 8 on a slide.
std::size_t paired_rows_shown(Style const& style, std::size_t rows);
/// Height asked for, in lines of text.
double paired_rows_height(std::size_t rows);

/// The axis holds 0 and all bars, intervals and rings; an interval without an end goes to the edge and has no
/// cap there.
void draw_paired_bars(Canvas& canvas, Rect room, std::span<PairedRow const> rows, PairedBars const& bars);

/// Whether any of the rows has a value, and an interval.
bool any_value(std::span<PairedRow const> rows);
bool any_interval(std::span<PairedRow const> rows);

}  // namespace ruralsim::viz
