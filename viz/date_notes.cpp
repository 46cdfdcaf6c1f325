#include "viz/date_notes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMostNoteRows = 3;
constexpr double kHalfDay = 0.5;
constexpr double kMostShaded = 0.5;  // of the width; a longer band would tell apart what is not in it

double note_height(Style const& style) {
  return 1.3 * style.caption_size;
}

TextStyle note_style(Style const& style, double width) {
  return {.size = style.caption_size,
          .color = kQuietInk,
          .align = Align::Middle,
          .valign = VAlign::Bottom,
          .max_width = 0.45 * width};
}

// First and last place of a note on the axis, within what is shown; nothing if it lies outside.
std::optional<Range> extent_of(DateNote const& note, Range dates) {
  double const first = note.date.days, last = note.last.value_or(note.date).days;
  if (last < dates.lo || first > dates.hi) return {};
  if (!note.last || *note.last <= note.date) return Range{first, first};
  return Range{std::max(first - kHalfDay, dates.lo), std::min(last + kHalfDay, dates.hi)};
}

// Where the words of one note stand: how far right, and in which row, the lowest being 0.
struct PlacedNote {
  std::size_t note;
  double middle;
  std::size_t row;
};

// Each note in the lowest row in which it is free of those before; left out where `rows` do not hold it.
std::vector<PlacedNote> place_notes(Canvas const& canvas, Scale const& x, std::size_t rows,
                                    std::span<DateNote const> notes) {
  double const left = x.from(), right = x.to();
  double const gap = 0.6 * canvas.style().caption_size;
  std::vector<double> free_from(rows, left - gap);
  std::vector<PlacedNote> places;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    auto const extent = extent_of(notes[i], x.domain());
    if (!extent) continue;
    double const width = canvas.measure(notes[i].text, note_style(canvas.style(), right - left)).w;
    double const wanted = (x(extent->lo) + x(extent->hi)) / 2;
    double const middle = std::clamp(wanted, left + width / 2, std::max(left + width / 2, right - width / 2));
    auto const row =
        std::ranges::find_if(free_from, [&](double end) { return end + gap <= middle - width / 2; });
    if (row == free_from.end()) continue;
    *row = middle + width / 2;
    places.push_back({i, middle, static_cast<std::size_t>(row - free_from.begin())});
  }
  return places;
}

void draw_note_mark(Canvas& canvas, Plot const& plot, Range extent) {
  Style const& style = canvas.style();
  double const left = plot.x(extent.lo), right = plot.x(extent.hi), top = plot.area.y;
  if (right - left > kMostShaded * plot.area.w) {
    canvas.rectangle({left, top, right - left, 2 * style.line_width}, kQuietInk.with_opacity(0.4),
                     Mark::Band);
    return;
  }
  if (right - left >= 2 * style.thin_width) {
    canvas.rectangle({left, top, right - left, plot.area.bottom() - top}, kQuietInk.with_opacity(0.12),
                     Mark::Band);
    return;
  }
  std::array const rule = {Point{left, top}, Point{left, plot.area.bottom()}};
  canvas.line(rule, {.color = kQuietInk, .width = style.thin_width, .dash = {1.5, 1.5}}, Mark::Rule);
}

}  // namespace

double date_notes_height(Canvas const& canvas, double width, Range dates, std::span<DateNote const> notes) {
  constexpr double kPlotShare = 0.9;  // what the axis leaves of the width: not known before it is drawn
  Scale const x = Scale::linear(dates).onto(0, kPlotShare * width);
  std::size_t rows = 0;
  for (auto const& place : place_notes(canvas, x, kMostNoteRows, notes)) rows = std::max(rows, place.row + 1);
  return static_cast<double>(rows) * note_height(canvas.style());
}

double date_notes_rows(std::span<DateNote const> notes) {
  return notes.empty() ? 0 : static_cast<double>(kMostNoteRows);
}

void draw_date_notes(Canvas& canvas, Plot const& plot, double height, std::span<DateNote const> notes) {
  Style const& style = canvas.style();
  for (auto const& note : notes)
    if (auto const extent = extent_of(note, plot.x.domain())) draw_note_mark(canvas, plot, *extent);
  auto const rows = static_cast<std::size_t>(std::round(height / note_height(style)));
  for (auto const& place : place_notes(canvas, plot.x, rows, notes)) {
    double const bottom = plot.area.y - (static_cast<double>(place.row) + 0.15) * note_height(style);
    canvas.text(notes[place.note].text, {place.middle, bottom}, note_style(style, plot.area.w));
  }
}

}  // namespace ruralsim::viz
