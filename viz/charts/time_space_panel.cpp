#include "viz/charts/time_space_panel.hpp"

#include "sim/text.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

using Kind = MoverPiece::Kind;

std::vector<double> dash_of(Style const& style, double on, double off) {
  return {on * style.thin_width, off * style.thin_width};
}

}  // namespace

bool is_finite(MoverPiece const& piece) {
  return std::isfinite(piece.from + piece.until + piece.from_km + piece.until_km);
}

double run_label_height(Style const& style) {
  return 1.05 * style.tick_size;
}

Stroke arrival_stroke(Style const& style) {
  return {.color = kTotal, .width = style.thin_width, .dash = dash_of(style, 5, 2)};
}

Stroke cut_off_stroke(Style const& style) {
  return {.color = kQuietInk, .width = style.thin_width, .dash = dash_of(style, 1, 2)};
}

namespace {

// Of a truck by what is on board; of a technician by whether he works.
double width_of(Style const& style, MoverPanel const& panel, MoverPiece const& piece) {
  if (panel.who == Movers::Technicians) return (piece.kind == Kind::Stop ? 1.7 : 0.8) * style.line_width;
  double const share = panel.full > 0 && std::isfinite(piece.on_board) ? piece.on_board / panel.full : 0;
  constexpr double kSteps = 24;  // that the eye can tell apart
  double const seen = std::round(kSteps * std::clamp(share, 0.0, 1.0)) / kSteps;
  return style.thin_width + (2.2 * style.line_width - style.thin_width) * seen;
}

Stroke stroke_of_piece(Style const& style, MoverPanel const& panel, MoverPiece const& piece, Color color) {
  Stroke stroke{.color = color, .width = width_of(style, panel, piece)};
  if (piece.kind == Kind::Load || piece.kind == Kind::Wait) stroke.color = color.with_opacity(0.45);
  if (piece.kind == Kind::Repair || piece.kind == Kind::ClosedRoad || piece.kind == Kind::Towed)
    stroke.color = kLoss;
  if (piece.kind == Kind::Towed) stroke.dash = {2 * style.line_width, 1.5 * style.line_width};
  return stroke;
}

bool alike(Stroke const& a, Stroke const& b) {
  return a.width == b.width && a.dash == b.dash && a.color.r == b.color.r && a.color.g == b.color.g &&
         a.color.b == b.color.b && a.color.a == b.color.a;
}

constexpr double kTooShort = 0.2;  // points: for a look of its own

// Pieces of one look as one line, so that its corners are round; where the look changes the ends are.
void draw_way(Canvas& canvas, MoverPanel const& panel, MoverDay const& truck, Color color) {
  std::vector<Point> points;
  Stroke stroke;
  auto const end_line = [&] {
    points = thinned(points);
    canvas.line(points, stroke, Mark::Line);
    if (points.size() > 1 && stroke.color.a == 1 && stroke.dash.empty())
      canvas.discs(std::array{points.front(), points.back()}, stroke.width / 2, stroke.color);
    points.clear();
  };
  for (auto const& piece : truck.pieces) {
    if (!is_finite(piece)) continue;
    Point const from{panel.plot.x(piece.from), panel.plot.y(piece.from_km)};
    Stroke const own = stroke_of_piece(canvas.style(), panel, piece, color);
    Point const until{panel.plot.x(piece.until), panel.plot.y(piece.until_km)};
    bool const joins = !points.empty() && std::abs(points.back().x - from.x) < 0.01 &&
                       std::abs(points.back().y - from.y) < 0.01;
    bool const goes_on = joins && (alike(own, stroke) || std::abs(until.x - from.x) < kTooShort);
    if (!goes_on) {
      end_line();
      points.push_back(from);
      stroke = own;
    }
    points.push_back(until);
  }
  end_line();
}

std::string clock_words(double hours) {
  auto const minutes = static_cast<long>(std::lround(hours * 60));
  std::string const minute = std::to_string(minutes % 60);
  return std::to_string(minutes / 60) + (minute.size() == 1 ? ":0" : ":") + minute;
}

void tell_piece(Canvas& canvas, MoverPanel const& panel, MoverDay const& mover, MoverPiece const& piece) {
  double const reach = canvas.style().line_width, left = panel.plot.x(piece.from),
               right = panel.plot.x(piece.until);
  double const top = std::min(panel.plot.y(piece.from_km), panel.plot.y(piece.until_km)),
               bottom = std::max(panel.plot.y(piece.from_km), panel.plot.y(piece.until_km));
  std::string words = mover.name + ", " + clock_words(piece.from) + " to " + clock_words(piece.until) + ": ";
  words += word_of(piece.kind);
  if (panel.who == Movers::Trucks) words += ", " + counted(piece.on_board, "piece", "pieces") + " on board";
  canvas.tip({left, top - reach, right - left, bottom - top + 2 * reach}, words);
}

// Over the lines, so that none hides it.
void draw_trouble(Canvas& canvas, MoverPanel const& panel, MoverPiece const& piece) {
  bool const ring = piece.kind == Kind::ClosedRoad || piece.kind == Kind::NobodyHome;
  if (piece.kind != Kind::Repair && piece.kind != Kind::Towed && !ring) return;
  Style const& style = canvas.style();
  Point const at{panel.plot.x(piece.from), panel.plot.y(piece.from_km)};
  canvas.disc(at, style.dot_radius, ring ? kWhite : kLoss, {.color = kLoss, .width = style.thin_width});
}

// "3" of "truck 3".
std::string number_of(MoverDay const& truck) {
  auto const space = truck.name.rfind(' ');
  return space == std::string::npos ? truck.name : truck.name.substr(space + 1);
}

struct RunLabel {
  std::string text;
  Point peak;
  Color color;
};

std::string words_of(Movers who, double most_on_board, double visits) {
  return who == Movers::Trucks ? counted(most_on_board, "piece", "pieces")
                               : counted(visits, "visit", "visits");
}

// Of each run: at the point farthest from the hub, what it set out with (of a technician: his visits), or
// whose it is.
std::vector<RunLabel> run_labels(MoverDay const& truck, MoverPanel const& panel, Color color) {
  std::vector<RunLabel> labels;
  for (std::size_t i = 0; i < truck.pieces.size();) {
    auto const run = truck.pieces[i].run;
    double most = 0, top = -1, visits = 0;
    Point peak{};
    for (; i < truck.pieces.size() && truck.pieces[i].run == run; ++i) {
      auto const& piece = truck.pieces[i];
      if (!is_finite(piece)) continue;
      most = std::max(most, piece.on_board);
      visits += piece.kind == Kind::Stop || piece.kind == Kind::NobodyHome ? 1 : 0;
      if (std::max(piece.from_km, piece.until_km) <= top) continue;
      top = std::max(piece.from_km, piece.until_km);
      peak = {panel.plot.x(piece.from_km > piece.until_km ? piece.from : piece.until), panel.plot.y(top)};
    }
    if (top >= 0)
      labels.push_back({panel.alone ? words_of(panel.who, most, visits) : number_of(truck), peak, color});
  }
  return labels;
}

// Above the peak if that is free, or else beside it.
void draw_run_labels(Canvas& canvas, MoverPanel const& panel, std::vector<RunLabel> const& labels,
                     Rect title) {
  Style const& style = canvas.style();
  Rect const area = panel.plot.area;
  Rect const apart{title.x, title.y, title.w + style.tick_size, title.h};  // not to be read as one
  std::vector<Rect> taken{apart};
  for (auto const& label : labels) {
    TextStyle text{.size = style.tick_size, .color = label.color, .bold = true, .halo = Halo::Yes};
    auto const size = canvas.measure(label.text, text);
    double const r = style.line_width + 0.5, w = size.w, h = run_label_height(style);
    // A technician's way is level at its peak: what stands beside it would stand on it.
    bool const level = panel.who == Movers::Technicians;
    double const beside = level ? label.peak.y + r : label.peak.y - h / 2;
    for (Point const at : {Point{label.peak.x - w / 2, label.peak.y - r - h},
                           {label.peak.x, label.peak.y - r - h},
                           {label.peak.x - w, label.peak.y - r - h},
                           {label.peak.x + r, beside},
                           {label.peak.x - w - r, beside}}) {
      Rect const box{at.x, at.y, w, h};
      bool const free = std::ranges::none_of(taken, [&](Rect const& other) { return overlaps(box, other); });
      if (!free || !contains(area, box, 0.5)) continue;
      taken.push_back(box);
      canvas.text(label.text, {box.x, box.center().y}, text);
      break;
    }
  }
}

bool is_within(Range range, double value) {
  return range.lo <= value && value <= range.hi;
}

void draw_hours(Canvas& canvas, Plot const& plot, std::vector<double> const& hours, Stroke const& stroke) {
  for (double const h : hours) {
    if (!is_within(plot.x.domain(), h)) continue;
    std::array const rule = {Point{plot.x(h), plot.area.y}, Point{plot.x(h), plot.area.bottom()}};
    canvas.line(rule, stroke, Mark::Rule);
  }
}

std::string panel_title(std::span<MoverDay const* const> trucks) {
  if (trucks.size() == 1) return trucks.front()->name;
  auto const kind = trucks.front()->name.substr(0, trucks.front()->name.rfind(' '));
  return sim::text("{}s {} to {}", kind, number_of(*trucks.front()), number_of(*trucks.back()));
}

// Lines of the distance and of the hours that are marked, behind the trucks.
void draw_ground(Canvas& canvas, MoverPanel const& panel, std::span<Tick const> ticks,
                 TimeSpaceData const& data) {
  Style const& style = canvas.style();
  Rect const area = panel.plot.area;
  for (Tick const& tick : ticks) {
    double const y = panel.plot.y(tick.at);
    std::array const across = {Point{area.x, y}, Point{area.right(), y}};
    bool const hub = tick.at == 0;
    canvas.line(across, {.color = hub ? kAxis : kGrid, .width = hub ? style.thin_width : style.hair_width},
                Mark::Grid);
    canvas.text(tick.label, {area.x - style.gap(), y},
                {.size = style.tick_size, .color = kQuietInk, .align = Align::End});
  }
  draw_hours(canvas, panel.plot, data.cut_offs, cut_off_stroke(style));
  draw_hours(canvas, panel.plot, data.line_hauls, arrival_stroke(style));
}

// On white over the marks of hours, and below the trucks.
Rect draw_panel_title(Canvas& canvas, MoverPanel const& panel, std::string const& title) {
  Style const& style = canvas.style();
  Rect const area = panel.plot.area;
  TextStyle const text{.size = style.tick_size, .valign = VAlign::Top, .max_width = 0.6 * area.w};
  auto const size = canvas.measure(title, text);
  Rect const box{area.x + style.gap(), area.y, std::min(size.w, text.max_width), size.h};
  canvas.rectangle(Rect{box.x - 1, box.y, box.w + 2, box.h}, kWhite, Mark::Area);
  return canvas.text(title, {box.x, box.y}, text);
}

void draw_trucks(Canvas& canvas, MoverPanel const& panel, std::span<MoverDay const* const> trucks,
                 Rect title) {
  Style const& style = canvas.style();
  std::vector<RunLabel> labels;
  {
    auto const clip = canvas.clip(inset(panel.plot.area, 0, -style.line_width, 0, -2 * style.line_width));
    for (std::size_t i = 0; i < trucks.size(); ++i) draw_way(canvas, panel, *trucks[i], line_color(i));
    for (auto const* truck : trucks)
      for (auto const& piece : truck->pieces)
        if (is_finite(piece)) {
          draw_trouble(canvas, panel, piece);
          tell_piece(canvas, panel, *truck, piece);
        }
  }
  for (std::size_t i = 0; i < trucks.size(); ++i)
    for (auto& label : run_labels(*trucks[i], panel, line_color(i))) labels.push_back(std::move(label));
  draw_run_labels(canvas, panel, labels, title);
}

}  // namespace

void draw_mover_panel(Canvas& canvas, MoverPanel const& panel, std::span<Tick const> ticks,
                      TimeSpaceData const& data, std::span<MoverDay const* const> trucks) {
  draw_ground(canvas, panel, ticks, data);
  draw_trucks(canvas, panel, trucks, draw_panel_title(canvas, panel, panel_title(trucks)));
}

}  // namespace ruralsim::viz
