#include "viz/map.hpp"

#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::viz {
namespace {

constexpr double kSmallestExtent = 0.1;  // km; a single place must not fill the page

Range widened(Range r) {
  if (is_empty(r)) return {-0.5, 0.5};
  double const short_of = std::max(0.0, kSmallestExtent - (r.hi - r.lo));
  return {r.lo - short_of / 2, r.hi + short_of / 2};
}

// The largest of 1, 2, 5 times a power of ten that is not above.
double round_below(double km) {
  double const power = std::pow(10, std::floor(std::log10(km)));
  return km >= 5 * power ? 5 * power : km >= 2 * power ? 2 * power : power;
}

}  // namespace

bool is_finite(PlaceKm place) {
  return std::isfinite(place.east) && std::isfinite(place.north);
}

MapView::MapView(Range east, Range north, Rect room, double border) : room_(room) {
  east = widened(east);
  north = widened(north);
  middle_ = {(east.lo + east.hi) / 2, (north.lo + north.hi) / 2};
  double const w = std::max(1.0, room.w - 2 * border), h = std::max(1.0, room.h - 2 * border);
  points_per_km_ = std::min(w / (east.hi - east.lo), h / (north.hi - north.lo));
}

Point MapView::operator()(PlaceKm place) const {
  Point const c = room_.center();
  return {c.x + (place.east - middle_.east) * points_per_km_,
          c.y - (place.north - middle_.north) * points_per_km_};
}

Rect draw_scale_bar(Canvas& canvas, MapView const& view) {
  Style const& style = canvas.style();
  double const km = round_below(view.room().w / 3 / view.points_per_km());
  double const length = km * view.points_per_km();
  Point const left{view.room().x + style.gap(), view.room().bottom() - style.gap()};
  double const nub = 0.35 * style.tick_size;
  std::array const bar = {Point{left.x, left.y - nub}, left, Point{left.x + length, left.y},
                          Point{left.x + length, left.y - nub}};
  canvas.line(bar, {.color = kInk, .width = style.thin_width * 1.6}, Mark::Key);
  std::string const text = (km >= 1 ? fixed(km, 0) + " km" : fixed(1000 * km, 0) + " m");
  Rect const words = canvas.text(text, {left.x + length + style.gap() / 2, left.y},
                                 {.size = style.tick_size, .valign = VAlign::Bottom, .halo = Halo::Yes});
  return {left.x, std::min(words.y, left.y - nub), words.right() - left.x,
          left.y - std::min(words.y, left.y - nub)};
}

}  // namespace ruralsim::viz
