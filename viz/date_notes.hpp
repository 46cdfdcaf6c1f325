// What happened by date, marked in charts over time: a festival, a holiday, an opening.
#pragma once

#include "sim/calendar.hpp"
#include "viz/axes.hpp"

#include <optional>
#include <span>
#include <string>

namespace ruralsim::viz {

/// On one day, or on all days up to `last`. On the axis a day has its number of days as its middle.
struct DateNote {
  sim::Date date;
  std::string text;
  std::optional<sim::Date> last = {};
};

/// Room that the words take above a plot of these dates, as wide as `width` with its axis: as few rows as
/// hold them all, three at most. There they hide no data.
double date_notes_height(Canvas const& canvas, double width, Range dates, std::span<DateNote const> notes);

/// Lines by which a chart with such notes is taller, so that they take no height from its plot.
double date_notes_rows(std::span<DateNote const> notes);

/// A band of all its days (a bar along the upper edge if these are more than half of what is shown), or a
/// dotted line for one, and the words above the plot, within this height. Words without room are left out,
/// their mark stays.
void draw_date_notes(Canvas& canvas, Plot const& plot, double height, std::span<DateNote const> notes);

}  // namespace ruralsim::viz
