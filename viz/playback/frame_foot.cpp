#include "viz/playback/frame_foot.hpp"

#include "viz/number.hpp"
#include "viz/playback/frame.hpp"
#include "viz/playback/map_scene.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace ruralsim::viz::playback {
namespace {

constexpr double kKeyRow = 14, kCurveKeyRow = 10, kSourceRow = 10;

// A sign and its words, one after the other from the left; a sign is drawn around its middle.
class KeyRow {
 public:
  KeyRow(Canvas& canvas, Rect room, double text_size)
      : canvas_(canvas), size_(text_size), x_(room.x), y_(room.y + room.h / 2), right_(room.right()) {}

  void add(double width, std::function<void(Point)> const& draw, std::string const& words) {
    double const text = canvas_.measure(words, {.size = size_}).w;
    if (x_ + width + kGap + text > right_) return;
    draw({x_ + width / 2, y_});
    canvas_.text(words, {x_ + width + kGap, y_}, {.size = size_, .color = kQuietInk});
    x_ += width + kGap + text + 3 * kGap;
  }

 private:
  static constexpr double kGap = 3;
  Canvas& canvas_;
  double size_, x_, y_, right_;
};

void draw_small_bar(Canvas& canvas, Point foot, double height, Color color) {
  canvas.rectangle({foot.x, foot.y - height, 3, height}, color, Mark::Bar);
}

std::vector<Color> colors_shown(Day const& day, Shown shown) {
  std::vector<Color> colors;
  for (auto const& kind : day.level_kinds)
    if (kind.shown == shown) colors.push_back(rgb(kind.color));
  return colors;
}

void draw_hub_in_key(Canvas& canvas, Day const& day, Point at) {
  canvas.rectangle({at.x - 8, at.y - 4, 8, 8}, kInk, Mark::Dot);
  Point foot{at.x + 1, at.y + 4};
  for (Color const color : colors_shown(day, Shown::at_hub)) {
    draw_small_bar(canvas, foot, 9, color);
    foot.x += 4;
  }
}

void draw_center_in_key(Canvas& canvas, Day const& day, Point at) {
  auto const fill = colors_shown(day, Shown::fills_center), bar = colors_shown(day, Shown::at_center);
  draw_glass(canvas, {at.x - 2, at.y}, 4.5, 0.6, fill.empty() ? kMissing : fill.front());
  if (!bar.empty()) draw_small_bar(canvas, {at.x + 3.5, at.y + 4.5}, 7, bar.front());
}

void draw_key(Canvas& canvas, Rect room, Day const& day) {
  KeyRow row(canvas, room, 7.5);
  auto const mover = [&](ActorKind kind) {
    return [&canvas, kind](Point at) { draw_mover_sign(canvas, at, kind, "1"); };
  };
  row.add(
      13,
      [&](Point at) {
        Rect const box = draw_mover_sign(canvas, {at.x, at.y - 1}, ActorKind::truck, "1");
        canvas.rectangle({box.x, box.bottom() + 0.5, 0.6 * box.w, 2}, kLoad, Mark::Bar);
      },
      "truck, its load");
  row.add(13, mover(ActorKind::technician), "technician");
  row.add(20, mover(ActorKind::line_haul), "line-haul");
  row.add(
      14, [&](Point at) { draw_center_in_key(canvas, day, at); },
      "center, as full as its shelf; bar: at its desk");
  row.add(
      18, [&](Point at) { draw_hub_in_key(canvas, day, at); }, "hub; bars: to be sorted, sorted");
  row.add(
      10, [&](Point at) { draw_cross(canvas, at, 4); }, "closed road");
  row.add(
      11, [&](Point at) { draw_ring(canvas, at, 5); }, "ways to homes");
}

void draw_curve_key(Canvas& canvas, Rect room, Day const& day) {
  KeyRow row(canvas, room, 7.5);
  for (auto const& kind : day.level_kinds)
    if (kind.in_curve)
      row.add(
          12,
          [&](Point at) {
            canvas.line(std::array{Point{at.x - 6, at.y}, Point{at.x + 6, at.y}},
                        {.color = rgb(kind.color), .width = 1.6}, Mark::Key);
          },
          kind.words);
}

Point on_curve(Rect plot, double most, Second until, Change const& change) {
  return {plot.x + plot.w * static_cast<double>(std::clamp<Second>(change.at, 0, until)) /
                       static_cast<double>(until),
          plot.bottom() - plot.h * change.value / most};
}

void draw_steps(Canvas& canvas, Rect plot, std::vector<Change> const& changes, double most, Second until,
                Color color) {
  std::vector<Point> line;
  for (auto const& change : changes) {
    Point const p = on_curve(plot, most, until, change);
    if (!line.empty()) line.push_back({p.x, line.back().y});
    line.push_back(p);
  }
  line.push_back({plot.right(), line.back().y});
  canvas.line(line, {.color = color, .width = 1.2}, Mark::Line);
}

void draw_hours(Canvas& canvas, Rect plot, Second until) {
  for (Second at = 0; at <= until; at += until / 8) {
    double const x = plot.x + plot.w * static_cast<double>(at) / static_cast<double>(until);
    canvas.line(std::array{Point{x, plot.y}, Point{x, plot.bottom()}}, {.color = kGrid, .width = 0.5},
                Mark::Grid);
    Align const align = at == 0 ? Align::Start : at == until ? Align::End : Align::Middle;
    canvas.text(at == until && until == kDay ? "24:00" : clock_text(at), {x, plot.bottom() + 8},
                {.size = 7.5, .color = kQuietInk, .align = align});
  }
}

void draw_curve(Canvas& canvas, Rect room, Day const& day, Second at) {
  Rect const plot = inset(room, 0, 2, 0, 14);
  draw_hours(canvas, plot, day.until);
  double most = 1;
  for (std::size_t what = 0; what < day.level_kinds.size(); ++what)
    if (day.level_kinds[what].in_curve) most = std::max(most, most_value(total(day, what)));
  for (std::size_t what = 0; what < day.level_kinds.size(); ++what)
    if (day.level_kinds[what].in_curve)
      draw_steps(canvas, plot, total(day, what), most, day.until, rgb(day.level_kinds[what].color));
  double const x = on_curve(plot, 1, day.until, {at, 0}).x;
  canvas.line(std::array{Point{x, plot.y}, Point{x, plot.bottom()}}, {.color = kInk, .width = 1.4},
              Mark::Rule);
  canvas.text(fixed(most, 0), {plot.x + 2, plot.y + 4},
              {.size = 7.5, .color = kQuietInk, .halo = Halo::Yes});  // what the upper edge stands for
}

}  // namespace

double most_value(std::vector<Change> const& changes) {
  double most = 0;
  for (auto const& change : changes) most = std::max(most, change.value);
  return most;
}

void draw_frame_foot(Canvas& canvas, Rect room, Day const& day, Second at) {
  draw_key(canvas, {room.x, room.y + 2, room.w, kKeyRow}, day);
  Rect const below{room.x, room.bottom() - kCurveKeyRow - kSourceRow, room.w, kCurveKeyRow};
  draw_curve(canvas, {room.x, room.y + kKeyRow + 6, room.w, below.y - room.y - kKeyRow - 6}, day, at);
  draw_curve_key(canvas, below, day);
  canvas.text(day.source, {room.x, below.bottom() + kSourceRow / 2},
              {.size = 7, .color = kQuietInk, .max_width = room.w});
}

}  // namespace ruralsim::viz::playback
