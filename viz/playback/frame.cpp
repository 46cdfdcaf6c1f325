#include "viz/playback/frame.hpp"

#include "sim/text.hpp"
#include "viz/number.hpp"
#include "viz/playback/frame_foot.hpp"
#include "viz/playback/map_scene.hpp"

#include <algorithm>

namespace ruralsim::viz::playback {
namespace {

constexpr double kWidth = 720, kMargin = 14, kHead = 44, kFoot = 98, kSide = 190;

Style frame_style(FrameSize size) {
  Style style = style_for(Medium::Slide);
  style.width = kWidth;
  style.margin = kMargin;
  style.title_size = 15, style.text_size = 9, style.tick_size = 8, style.caption_size = 7;
  style.thin_width = 0.7, style.hair_width = 0.5;
  style.png_dpi = 72.0 * size.width / kWidth;
  return style;
}

void draw_head(Canvas& canvas, Rect room, Day const& day, Scene const& scene) {
  std::string const clock = clock_text(scene.at);
  double const width = canvas.measure("00:00 +0", {.size = 26, .bold = true}).w;
  canvas.text(clock, {room.right(), room.y + 16}, {.size = 26, .bold = true, .align = Align::End});
  double const words = room.w - width - 10;
  canvas.text(day.title, {room.x, room.y + 9}, {.size = 15, .bold = true, .max_width = words});
  std::string const under = sim::text("{}, {} {}", day.county, day.weekday, day.date);
  canvas.text(under, {room.x, room.y + 27}, {.size = 10, .color = kQuietInk, .max_width = words});
}

constexpr double kLeastRow = 13, kMostRow = 21;

// As many kinds as there is room for; what happens far from the county is left out first.
std::vector<std::size_t> kinds_listed(Day const& day, double height) {
  auto const room = static_cast<std::size_t>(std::max(0.0, height / kLeastRow));
  std::vector<std::size_t> listed;
  for (bool const near : {true, false})
    for (std::size_t what = 0; what < day.level_kinds.size(); ++what) {
      auto const& kind = day.level_kinds[what];
      if ((kind.shown != Shown::in_list || kind.in_curve) == near && listed.size() < room)
        listed.push_back(what);
    }
  std::ranges::sort(listed);
  return listed;
}

double waiting_now(Day const& day, Scene const& scene, std::size_t what) {
  double sum = 0;
  for (std::size_t i = 0; i < day.levels.size(); ++i)
    if (day.levels[i].what == what) sum += scene.levels[i];
  return sum;
}

// What waits, as a list of bars with their numbers.
void draw_waiting(Canvas& canvas, Rect room, Day const& day, Scene const& scene) {
  auto const listed = kinds_listed(day, room.h);
  if (listed.empty()) return;
  double const row = std::clamp(room.h / static_cast<double>(listed.size()), kLeastRow, kMostRow);
  double const size = 0.19 * row + 4.5, bar = 0.17 * row;
  double y = room.y;
  for (std::size_t const what : listed) {
    auto const& kind = day.level_kinds[what];
    double const now = waiting_now(day, scene, what), most = std::max(1.0, most_value(total(day, what)));
    double const number = canvas
                              .text(fixed(now, 0), {room.right(), y + 0.3 * row},
                                    {.size = size, .bold = true, .align = Align::End})
                              .w;
    canvas.text(kind.words, {room.x, y + 0.3 * row}, {.size = size, .max_width = room.w - number - 6});
    canvas.rectangle({room.x, y + 0.7 * row, room.w, bar}, kGrid, Mark::Bar);
    canvas.rectangle({room.x, y + 0.7 * row, room.w * std::min(1.0, now / most), bar}, rgb(kind.color),
                     Mark::Bar);
    y += row;
  }
}

}  // namespace

std::string clock_text(Second at) {
  Second const day = at >= 0 ? at / kDay : -((-at + kDay - 1) / kDay), rest = at - day * kDay;
  std::string const clock = sim::text("{:02}:{:02}", rest / 3600, rest / 60 % 60);
  return day == 0 ? clock : sim::text("{} {:+}", clock, day);
}

Canvas frame_page(FrameSize size, Format format) {
  return {frame_style(size), {kWidth, kWidth * size.height / size.width}, format};
}

void draw_frame(Canvas& canvas, Day const& day, Scene const& scene) {
  Rect const page = inset(canvas.page(), kMargin, kMargin, kMargin, kMargin);
  draw_head(canvas, {page.x, page.y, page.w, kHead}, day, scene);
  Rect const middle = inset(page, 0, kHead, 0, kFoot);
  bool const wide = page.w > 1.15 * page.h;
  Rect const map = wide ? inset(middle, 0, 0, kSide + 12, 0) : inset(middle, 0, 0, 0, 0.42 * middle.h);
  Rect const side =
      wide ? Rect{page.right() - kSide, middle.y, kSide, middle.h} : inset(middle, 0, map.h + 10, 0, 0);
  draw_map(canvas, map, day, scene);
  canvas.frame(map, {.color = kGrid, .width = 0.7}, Mark::Axis);
  draw_waiting(canvas, side, day, scene);
  draw_frame_foot(canvas, inset(page, 0, page.h - kFoot, 0, 0), day, scene.at);
}

std::string frame_svg(Day const& day, Second at) {
  Canvas canvas = frame_page({}, Format::Svg);
  canvas.describe(sim::text("{} at {}", day.county, clock_text(at)),
                  "The county's map: trucks, technicians and what waits where.");
  canvas.name_ids("scene-");
  draw_frame(canvas, day, scene_at(day, at));
  return canvas.bytes();
}

std::string frame_png(Day const& day, Second at, FrameSize size) {
  Canvas canvas = frame_page(size, Format::Png);
  draw_frame(canvas, day, scene_at(day, at));
  return canvas.bytes();
}

std::string frame_pixels(Day const& day, Second at, FrameSize size) {
  Canvas canvas = frame_page(size, Format::Png);
  draw_frame(canvas, day, scene_at(day, at));
  return canvas.pixels();
}

}  // namespace ruralsim::viz::playback
