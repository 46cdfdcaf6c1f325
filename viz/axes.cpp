#include "viz/axes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::viz {
namespace {

double line_of(double size) {
  return 1.3 * size;
}

TextStyle tick_style(Style const& style, Align align) {
  return {.size = style.tick_size, .color = kQuietInk, .align = align};
}

double title_height(Style const& style, Axis const& axis) {
  return axis.title.empty() ? 0 : line_of(style.text_size);
}

bool has_second_line(Axis const& axis) {
  return std::ranges::any_of(axis.ticks(axis.domain, axis.most),
                             [](Tick const& t) { return !t.under.empty(); });
}

Scale scale_of(Axis const& axis) {
  return axis.log ? Scale::log(axis.domain) : Scale::linear(axis.domain);
}

double label_width(Canvas const& canvas, Tick const& tick) {
  TextStyle const style = tick_style(canvas.style(), Align::Start);
  return std::max(canvas.measure(tick.label, style).w, canvas.measure(tick.under, style).w);
}

double clamped_middle(double at, double width, double lo, double hi) {
  return hi - lo < width ? (lo + hi) / 2 : std::clamp(at, lo + width / 2, hi - width / 2);
}

// Room that labels may use around the axis: up to the page's margin.
std::pair<double, double> label_room(Canvas const& canvas) {
  double const margin = canvas.style().margin / 2;
  return {margin, canvas.page().right() - margin};
}

void draw_tick_labels(Canvas& canvas, Rect area, std::span<Tick const> ticks, Scale const& scale) {
  Style const& style = canvas.style();
  auto const [lo, hi] = label_room(canvas);
  TextStyle text = tick_style(style, Align::Middle);
  text.valign = VAlign::Top;
  for (Tick const& tick : ticks) {
    double const x = clamped_middle(scale(tick.at), label_width(canvas, tick), lo, hi);
    double const y = area.bottom() + 0.45 * style.tick_size;
    canvas.text(tick.label, {x, y}, text);
    if (!tick.under.empty()) canvas.text(tick.under, {x, y + line_of(style.tick_size)}, text);
  }
}

void draw_y_axis(Canvas& canvas, Plot const& plot, std::span<Tick const> ticks, Axis const& axis,
                 double title_left) {
  Style const& style = canvas.style();
  for (Tick const& tick : ticks) {
    double const y = plot.y(tick.at);
    std::array const across = {Point{plot.area.x, y}, Point{plot.area.right(), y}};
    if (axis.grid) canvas.line(across, {.color = kGrid, .width = style.hair_width}, Mark::Grid);
    canvas.text(tick.label, {plot.area.x - 0.5 * style.tick_size, y}, tick_style(style, Align::End));
  }
  if (axis.title.empty()) return;
  canvas.text(
      axis.title, {title_left, plot.area.y - 0.9 * style.tick_size - axis.above},
      {.size = style.text_size, .valign = VAlign::Bottom, .max_width = plot.area.right() - title_left});
}

}  // namespace

double x_axis_height(Style const& style, Axis const& axis) {
  double const lines = has_second_line(axis) ? 2 : 1;
  return 0.45 * style.tick_size + lines * line_of(style.tick_size) + title_height(style, axis);
}

std::vector<Tick> fitting_ticks(Canvas const& canvas, Axis const& axis, Scale const& scale, double lo,
                                double hi) {
  for (int most = axis.most; most > 1; --most) {
    std::vector<Tick> ticks = axis.ticks(axis.domain, most);
    double free_from = -1e9;
    bool fits = true;
    for (Tick const& tick : ticks) {
      double const width = label_width(canvas, tick);
      double const left = clamped_middle(scale(tick.at), width, lo, hi) - width / 2;
      fits = fits && left >= free_from;
      free_from = left + width + 0.7 * canvas.style().tick_size;
    }
    if (fits) return ticks;
  }
  std::vector<Tick> ticks = axis.ticks(axis.domain, 2);
  ticks.resize(std::min<std::size_t>(ticks.size(), 1));
  return ticks;
}

Scale draw_x_axis(Canvas& canvas, Rect area, Axis const& axis) {
  Style const& style = canvas.style();
  Scale const scale = scale_of(axis).onto(area.x, area.right());
  auto const [lo, hi] = label_room(canvas);
  auto const ticks = fitting_ticks(canvas, axis, scale, lo, hi);
  for (Tick const& tick : ticks) {
    double const x = scale(tick.at);
    std::array const up = {Point{x, area.y}, Point{x, area.bottom()}};
    std::array const nub = {Point{x, area.bottom()}, Point{x, area.bottom() + 0.3 * style.tick_size}};
    if (axis.grid) canvas.line(up, {.color = kGrid, .width = style.hair_width}, Mark::Grid);
    canvas.line(nub, {.color = kAxis, .width = style.thin_width}, Mark::Tick);
  }
  std::array const base = {Point{area.x, area.bottom()}, Point{area.right(), area.bottom()}};
  canvas.line(base, {.color = kAxis, .width = style.thin_width}, Mark::Axis);
  draw_tick_labels(canvas, area, ticks, scale);
  if (!axis.title.empty()) {
    double const y = area.bottom() + x_axis_height(style, axis) - 0.1 * style.text_size;
    TextStyle text{
        .size = style.text_size, .align = Align::Middle, .valign = VAlign::Bottom, .max_width = hi - lo};
    double const x = clamped_middle(area.center().x, canvas.measure(axis.title, text).w, lo, hi);
    canvas.text(axis.title, {x, y}, text);
  }
  return scale;
}

Plot draw_axes(Canvas& canvas, Rect room, Axis x, Axis y) {
  Style const& style = canvas.style();
  x.domain = canvas.in_common("across: " + x.title, x.domain);
  y.domain = canvas.in_common("up: " + y.title, y.domain);
  double const above = title_height(style, y) + 0.8 * style.tick_size + y.above;
  Rect area = inset(room, 0, above, 0, x_axis_height(style, x));
  int const lines = std::max(2, static_cast<int>(area.h / (2.2 * style.tick_size)));
  if (y.round) y.domain = canvas.in_common("round: " + y.title, to_round(y.domain, std::min(y.most, lines)));
  auto const y_ticks = y.ticks(y.domain, std::min(y.most, lines));
  double widest = y.labels;
  for (Tick const& tick : y_ticks) widest = std::max(widest, label_width(canvas, tick));
  area = inset(area, widest + 0.5 * style.tick_size, 0, 0, 0);

  Plot plot{area, Scale::linear({0, 1}), scale_of(y).onto(area.bottom(), area.y)};
  draw_y_axis(canvas, plot, y_ticks, y, room.x);
  plot.x = draw_x_axis(canvas, area, x);
  return plot;
}

Rect BarRows::band(std::size_t row, double filling) const {
  return {area.x, middle(row) - filling / 2 * pitch, area.w, filling * pitch};
}

BarRows draw_rows(Canvas& canvas, Rect room, std::span<std::string const> names, double share) {
  Style const& style = canvas.style();
  TextStyle text{.size = style.text_size, .align = Align::End, .max_width = share * room.w};
  double widest = 0;
  for (auto const& name : names) widest = std::max(widest, canvas.measure(name, text).w);
  double const left = names.empty() ? 0 : widest + style.gap();
  BarRows rows{inset(room, left, 0, 0, 0),
               room.h / static_cast<double>(std::max<std::size_t>(1, names.size()))};
  auto const every =
      static_cast<std::size_t>(std::max(1.0, std::ceil(line_of(style.text_size) / rows.pitch)));
  for (std::size_t i = 0; i < names.size(); i += every) {
    canvas.text(names[i], {rows.area.x - style.gap(), rows.middle(i)}, text);
  }
  return rows;
}

}  // namespace ruralsim::viz
