#include "viz/playback/map_scene.hpp"

#include "viz/map.hpp"
#include "viz/number.hpp"
#include "viz/point_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ruralsim::viz::playback {
namespace {

constexpr double kCenterRadius = 5.5, kHubSide = 15, kBarHeight = 26, kBarWidth = 5;

MapView view_of(Day const& day, Rect room) {
  std::vector<double> east, north;
  for (auto const& place : day.places) east.push_back(place.at.east), north.push_back(place.at.north);
  return {finite_range(east), finite_range(north), room, 24};
}

std::size_t kind_shown(Day const& day, Shown shown) {
  auto const found = std::ranges::find(day.level_kinds, shown, &LevelKind::shown);
  return found == day.level_kinds.end() ? kNowhere
                                        : static_cast<std::size_t>(found - day.level_kinds.begin());
}

double waits(Day const& day, Scene const& scene, std::size_t place, std::size_t what) {
  double sum = 0;
  for (std::size_t i = 0; i < day.levels.size(); ++i)
    if (day.levels[i].place == place && day.levels[i].what == what) sum += scene.levels[i];
  return sum;
}

void draw_bar_upwards(Canvas& canvas, Point foot, double most, double share, Color color) {
  double const height = most * std::clamp(share, 0.0, 1.0);
  canvas.rectangle({foot.x, foot.y - height, kBarWidth, height}, color, Mark::Bar);
  canvas.line(std::array{foot, Point{foot.x + kBarWidth, foot.y}}, {.color = kAxis, .width = 0.6},
              Mark::Axis);
}

void draw_ground(Canvas& canvas, MapView const& view, Day const& day) {
  std::vector<Point> villages;
  for (auto const& place : day.places)
    if (place.kind == PlaceKind::village) villages.push_back(view(place.at));
  canvas.discs(villages, 1.3, rgb(0xBDBDBD));
  std::size_t const hub = place_of(day, PlaceKind::hub), far = place_of(day, PlaceKind::warehouse);
  if (hub == kNowhere || far == kNowhere) return;
  std::array const way{view(day.places[hub].at), view(day.places[far].at)};
  canvas.line(way, {.color = kAxis, .width = 0.8, .dash = {2, 3}}, Mark::Line);
}

void draw_ways(Canvas& canvas, MapView const& view, Day const& day, Scene const& scene) {
  for (auto const& now : scene.movers) {
    ActorKind const kind = day.actors[now.actor].kind;
    if (now.doing != Doing::drives || kind == ActorKind::line_haul)
      continue;  // its way is part of the ground
    Color const color = kind == ActorKind::technician ? kTechnician : kTruck;
    Leg const& leg = day.actors[now.actor].legs[now.event];
    std::array const way{view(leg.begins), view(leg.ends)};
    canvas.line(way, {.color = color.with_opacity(0.45), .width = 0.9}, Mark::Line);
  }
}

// Round a center from which a truck brings appliances home, within its stop.
void draw_ways_to_homes(Canvas& canvas, MapView const& view, Day const& day, Scene const& scene) {
  for (auto const& now : scene.movers) {
    if (now.doing != Doing::stays || day.actors[now.actor].stays[now.event].km == 0) continue;
    draw_ring(canvas, view(now.at), kCenterRadius + 4.5);
  }
}

void draw_center(Canvas& canvas, Point at, double share, Color fill, double queue, Color color) {
  draw_glass(canvas, at, kCenterRadius, share, fill);
  if (queue > 0)
    draw_bar_upwards(canvas, {at.x + kCenterRadius + 1, at.y + kCenterRadius}, 2 * kCenterRadius, queue,
                     color);
}

void draw_centers(Canvas& canvas, MapView const& view, Day const& day, Scene const& scene) {
  std::size_t const shelf = kind_shown(day, Shown::fills_center), queue = kind_shown(day, Shown::at_center);
  double const most = std::max(1.0, shelf == kNowhere ? 0 : most_at_one_place(day, shelf));
  double const longest = std::max(1.0, queue == kNowhere ? 0 : most_at_one_place(day, queue));
  Color const fill = shelf == kNowhere ? kMissing : rgb(day.level_kinds[shelf].color);
  Color const bar = queue == kNowhere ? kMissing : rgb(day.level_kinds[queue].color);
  for (std::size_t i = 0; i < day.places.size(); ++i)
    if (day.places[i].kind == PlaceKind::center)
      draw_center(canvas, view(day.places[i].at), waits(day, scene, i, shelf) / most, fill,
                  waits(day, scene, i, queue) / longest, bar);
}

void draw_closures(Canvas& canvas, MapView const& view, Day const& day, Scene const& scene) {
  for (auto const& closure : day.closures) {
    if (closure.place >= day.places.size() || scene.at < closure.from || scene.at >= closure.until) continue;
    Point const at = view(day.places[closure.place].at);
    draw_cross(canvas, at, kCenterRadius + 2);
  }
}

Rect hub_box(Point at) {
  return {at.x - kHubSide / 2, at.y - kHubSide / 2, kHubSide, kHubSide};
}

// Bars stand at the hub's right.
void draw_hub(Canvas& canvas, MapView const& view, Day const& day, Scene const& scene) {
  std::size_t const hub = place_of(day, PlaceKind::hub);
  if (hub == kNowhere) return;
  Rect const box = hub_box(view(day.places[hub].at));
  canvas.rectangle(box, kInk, Mark::Dot);
  canvas.frame(box, {.color = kWhite, .width = 1}, Mark::Dot);
  Point foot{box.right() + 3, box.bottom()};
  for (std::size_t what = 0; what < day.level_kinds.size(); ++what) {
    if (day.level_kinds[what].shown != Shown::at_hub) continue;
    double const most = std::max(1.0, most_at_one_place(day, what));
    draw_bar_upwards(canvas, foot, kBarHeight, waits(day, scene, hub, what) / most,
                     rgb(day.level_kinds[what].color));
    foot.x += kBarWidth + 2;
  }
}

Rect hub_surroundings(Point at) {
  return {at.x - 32, at.y - kBarHeight, 64, kBarHeight + 48};
}

void draw_names(Canvas& canvas, Rect room, MapView const& view, Day const& day) {
  std::vector<NamedPoint> points;
  std::vector<Rect> taken{{room.x, room.bottom() - 16, room.w / 2, 16}};
  for (auto const& place : day.places) {
    Point const at = view(place.at);
    if (place.kind == PlaceKind::center) {
      points.push_back({place.name, at});
      taken.push_back({at.x + kCenterRadius, at.y - kCenterRadius, kBarWidth + 2, 2 * kCenterRadius});
    }
    if (place.kind == PlaceKind::hub) taken.push_back(hub_surroundings(at));
    if (place.kind == PlaceKind::warehouse) {
      taken.push_back({at.x - 4, at.y - 6, room.right() - at.x, 12});
      canvas.rectangle({at.x - 4, at.y - 4, 8, 8}, kQuietInk, Mark::Dot);
      canvas.text(
          "to and from the warehouse, not to scale", {at.x + 8, at.y},
          {.size = canvas.style().tick_size, .color = kQuietInk, .max_width = room.right() - at.x - 10});
    }
  }
  draw_point_labels(canvas, inset(room, 1, 1, 1, 1), points, kCenterRadius + 1, taken);
}

// Where a sign stands beside a place that it must not hide: in rows below the hub (the line-haul: left of
// it), above a center.
Point aside(Day const& day, std::size_t place, std::size_t slot) {
  if (place >= day.places.size() || day.places[place].kind == PlaceKind::village) return {0, 0};
  if (day.places[place].kind == PlaceKind::center) return {0, -kCenterRadius - 7};
  if (day.places[place].kind == PlaceKind::warehouse) return {-17, 0};
  if (slot == kNowhere) return {-kHubSide / 2 - 13, 0};
  std::size_t const row = slot / 5, column = slot % 5;
  return {(static_cast<double>(column) - 2) * 14, kHubSide / 2 + 9 + 12 * static_cast<double>(row)};
}

// A mover's sign comes away from beside a place within the first points of its way, and so never jumps.
Point sign_place(MapView const& view, Day const& day, MoverNow const& now, std::size_t slot) {
  Point at = view(now.at);
  auto const pull = [&](std::size_t place) {
    Point const there = place < day.places.size() ? view(day.places[place].at) : at,
                by = aside(day, place, slot);
    Point const here = view(now.at);
    double const near = std::max(0.0, 1 - std::hypot(here.x - there.x, here.y - there.y) / 24);
    at.x += by.x * near, at.y += by.y * near;
  };
  pull(now.from);
  if (now.to != now.from) pull(now.to);
  return at;
}

void draw_movers(Canvas& canvas, MapView const& view, Day const& day, Scene const& scene) {
  std::size_t slot = 0;
  for (auto const& now : scene.movers) {
    Actor const& actor = day.actors[now.actor];
    Point const at = sign_place(view, day, now, actor.kind == ActorKind::line_haul ? kNowhere : slot);
    if (actor.kind != ActorKind::line_haul) ++slot;
    Rect const box = draw_mover_sign(canvas, at, actor.kind, number_of(actor.name));
    if (actor.kind == ActorKind::technician || now.cargo.pieces() == 0) continue;
    std::int64_t most = 1;
    for (auto const& leg : actor.legs) most = std::max(most, leg.cargo.pieces());
    double const share = static_cast<double>(now.cargo.pieces()) / static_cast<double>(most);
    canvas.rectangle({box.x, box.bottom() + 0.5, box.w, 2}, kGrid, Mark::Bar);
    canvas.rectangle({box.x, box.bottom() + 0.5, box.w * share, 2}, kLoad, Mark::Bar);
    if (now.doing != Doing::drives) continue;
    canvas.text(fixed(static_cast<double>(now.cargo.pieces()), 0), {box.right() + 2, at.y},
                {.size = 7, .halo = Halo::Yes});
  }
}

}  // namespace

std::string number_of(std::string const& name) {
  std::size_t const last = name.find_last_not_of("0123456789");
  return last == std::string::npos ? name : name.substr(last + 1);
}

void draw_cross(Canvas& canvas, Point at, double reach) {
  for (double const side : {-1.0, 1.0})
    canvas.line(
        std::array{Point{at.x - reach, at.y - side * reach}, Point{at.x + reach, at.y + side * reach}},
        {.color = rgb(0xB00020), .width = 2}, Mark::Dot);
}

void draw_ring(Canvas& canvas, Point at, double reach) {
  constexpr int kCorners = 48;
  std::vector<Point> ring;
  for (int i = 0; i <= kCorners; ++i) {
    double const angle = 2 * std::numbers::pi * i / kCorners;
    ring.push_back({at.x + reach * std::cos(angle), at.y + reach * std::sin(angle)});
  }
  canvas.line(ring, {.color = kTruck, .width = 1, .dash = {3, 2}}, Mark::Line);
}

void draw_glass(Canvas& canvas, Point at, double radius, double share, Color fill) {
  canvas.disc(at, radius, kWhite, {.color = kQuietInk, .width = 0.8});
  share = std::clamp(share, 0.0, 1.0);
  if (share <= 0) return;
  // From the angle at which the surface meets the glass, round its bottom to the other side.
  double const half = std::acos(1 - 2 * share), inner = radius - 0.6;
  std::vector<Point> filled;
  for (int i = 0; i <= 24; ++i) {
    double const angle = std::numbers::pi / 2 - half + 2 * half * i / 24;
    filled.push_back({at.x + inner * std::cos(angle), at.y + inner * std::sin(angle)});
  }
  canvas.polygon(filled, fill, Mark::Area);
}

Rect draw_mover_sign(Canvas& canvas, Point at, ActorKind kind, std::string const& number) {
  double const w = kind == ActorKind::line_haul ? 10 : 6.5, h = kind == ActorKind::technician ? 6.5 : 4.5;
  std::vector<Point> shape{
      {at.x - w, at.y - h}, {at.x + w, at.y - h}, {at.x + w, at.y + h}, {at.x - w, at.y + h}};
  if (kind == ActorKind::technician)
    shape = {{at.x, at.y - h}, {at.x + w, at.y}, {at.x, at.y + h}, {at.x - w, at.y}};
  std::vector<Point> rim = shape;
  rim.push_back(shape.front());
  canvas.polygon(shape,
                 kind == ActorKind::truck        ? kTruck
                 : kind == ActorKind::technician ? kTechnician
                                                 : kLineHaul,
                 Mark::Dot);
  canvas.line(rim, {.color = kWhite, .width = 0.7}, Mark::Dot);
  double const size = kind == ActorKind::technician ? 5 : 7;
  std::string const words = kind == ActorKind::line_haul ? std::string("L") : number;
  canvas.text(words, at, {.size = size, .color = kWhite, .bold = true, .align = Align::Middle});
  return {at.x - w, at.y - h, 2 * w, 2 * h};
}

void draw_map(Canvas& canvas, Rect room, Day const& day, Scene const& scene) {
  auto const inside = canvas.clip(room);
  MapView const view = view_of(day, room);
  draw_ground(canvas, view, day);
  draw_ways(canvas, view, day, scene);
  draw_scale_bar(canvas, view);
  draw_centers(canvas, view, day, scene);
  draw_ways_to_homes(canvas, view, day, scene);
  draw_names(canvas, room, view, day);
  draw_hub(canvas, view, day, scene);
  draw_closures(canvas, view, day, scene);
  draw_movers(canvas, view, day, scene);
}

}  // namespace ruralsim::viz::playback
