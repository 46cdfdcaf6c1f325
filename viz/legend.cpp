#include "viz/legend.hpp"

#include "viz/axes.hpp"

#include <algorithm>
#include <array>

namespace ruralsim::viz {
namespace {

constexpr int kRampSteps = 64;

TextStyle key_style(Style const& style) {
  return {.size = style.tick_size, .color = kInk};
}
double row_height(Style const& style) {
  return 1.45 * style.tick_size;
}
double sign_width(Style const& style, Key const& key) {
  return key.shape == Key::Shape::Line ? 2.2 * style.tick_size : 0.9 * style.tick_size;
}

struct PlacedKey {
  Point at;  // left, middle of the row
  double text_width;
};

std::vector<PlacedKey> placed(Canvas const& canvas, double width, std::span<Key const> keys) {
  Style const& style = canvas.style();
  std::vector<PlacedKey> places;
  Point at{0, row_height(style) / 2};
  for (Key const& key : keys) {
    double const sign = sign_width(style, key) + 0.4 * style.tick_size;
    double const text = std::min(canvas.measure(key.text, key_style(style)).w, std::max(1.0, width - sign));
    if (at.x > 0 && at.x + sign + text > width) at = {0, at.y + row_height(style)};
    places.push_back({at, text});
    at.x += sign + text + 1.3 * style.tick_size;
  }
  return places;
}

void draw_sign(Canvas& canvas, Point at, Key const& key) {
  Style const& style = canvas.style();
  double const w = sign_width(style, key);
  Stroke const thin{.color = kQuietInk, .width = style.hair_width};
  std::array const line = {Point{at.x, at.y}, Point{at.x + w, at.y}};
  switch (key.shape) {
    case Key::Shape::Line:
      return canvas.line(line, {.color = key.color, .width = style.line_width, .dash = key.dash}, Mark::Key);
    case Key::Shape::Box:
      return canvas.rectangle({at.x, at.y - w / 2, w, w}, key.color, Mark::Key);
    case Key::Shape::Dot:
      return canvas.disc({at.x + w / 2, at.y}, 0.3 * w, key.color, {.color = key.color, .width = 0.1},
                         Mark::Key);
    case Key::Shape::Ring:
      return canvas.disc({at.x + w / 2, at.y}, 0.4 * w, key.color, thin, Mark::Key);
  }
}

}  // namespace

double legend_height(Canvas const& canvas, double width, std::span<Key const> keys) {
  if (keys.empty()) return 0;
  return placed(canvas, width, keys).back().at.y + row_height(canvas.style()) / 2;
}

double draw_legend(Canvas& canvas, Rect room, std::span<Key const> keys) {
  Style const& style = canvas.style();
  auto const places = placed(canvas, room.w, keys);
  auto const fits = [&](PlacedKey const& p) { return p.at.y + row_height(style) / 2 <= room.h + 0.01; };
  auto const shown = static_cast<std::size_t>(std::ranges::find_if_not(places, fits) - places.begin());
  for (std::size_t i = 0; i < shown; ++i) {
    Point const at{room.x + places[i].at.x, room.y + places[i].at.y};
    bool const cut = i + 1 == shown && shown < keys.size();
    TextStyle text = key_style(style);
    text.max_width = places[i].text_width + 0.5;
    text.shorten = Shorten::Middle;
    if (cut) {
      canvas.text("and " + std::to_string(keys.size() - i) + " more", at, text);
      break;
    }
    draw_sign(canvas, at, keys[i]);
    canvas.text(keys[i].text, {at.x + sign_width(style, keys[i]) + 0.4 * style.tick_size, at.y}, text);
  }
  return shown == 0 ? 0 : places[shown - 1].at.y + row_height(style) / 2;
}

Rect draw_legend_above(Canvas& canvas, Rect room, std::span<Key const> keys) {
  double const taken = draw_legend(canvas, {room.x, room.y, room.w, 0.4 * room.h}, keys);
  return inset(room, 0, taken + canvas.style().gap(), 0, 0);
}

double color_bar_height(Style const& style) {
  return 1.4 * style.tick_size + 0.9 * style.tick_size + 1.9 * style.tick_size;
}

void draw_color_bar(Canvas& canvas, Rect room, ColorBar const& bar) {
  Style const& style = canvas.style();
  TextStyle title = key_style(style);
  title.valign = VAlign::Top;
  title.max_width = room.w;
  canvas.text(bar.title, {room.x, room.y}, title);

  Rect const ramp{room.x, room.y + 1.4 * style.tick_size, room.w, 0.9 * style.tick_size};
  for (int i = 0; i < kRampSteps; ++i) {  // each step reaches the end: no seams between neighbours
    double const f = i / static_cast<double>(kRampSteps);
    double const value = bar.domain.lo + (f + 0.5 / kRampSteps) * (bar.domain.hi - bar.domain.lo);
    canvas.rectangle({ramp.x + f * ramp.w, ramp.y, ramp.w * (1 - f), ramp.h}, bar.color(value), Mark::Key);
  }
  Axis const axis{.domain = bar.domain, .ticks = bar.ticks, .most = 6, .grid = false};
  draw_x_axis(canvas, ramp, axis);
}

}  // namespace ruralsim::viz
