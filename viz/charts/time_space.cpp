#include "viz/charts/time_space.hpp"

#include "sim/text.hpp"
#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/labels.hpp"
#include "viz/legend.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

namespace ruralsim::viz {
namespace {

using Kind = TruckPiece::Kind;

constexpr Color kArrival = kTotal;
constexpr std::size_t kMostPanels = 12;
constexpr std::array<std::string_view, 6> kPieceWords{"load",   "drive", "stop",
                                                      "repair", "towed", "closed road"};

std::vector<TruckDay const*> that_move(TimeSpaceData const& data) {
  std::vector<TruckDay const*> all;
  for (auto const& truck : data.trucks)
    if (!truck.pieces.empty()) all.push_back(&truck);
  return all;
}

bool is_finite(TruckPiece const& piece) {
  return std::isfinite(piece.from + piece.until + piece.from_km + piece.until_km);
}

// From the first hour in which something happens to the last.
Range shown_hours(TimeSpaceData const& data) {
  Range hours{kNan, kNan};
  auto const add = [&](double h) { hours = united(hours, {h, h}); };
  for (auto const& truck : data.trucks)
    for (auto const& piece : truck.pieces)
      if (is_finite(piece)) add(piece.from), add(piece.until);
  for (double const h : data.line_hauls)
    if (std::isfinite(h)) add(h);
  if (is_empty(hours)) return {0, 24};
  Range const whole{std::clamp(std::floor(hours.lo), 0.0, 23.0), std::clamp(std::ceil(hours.hi), 1.0, 24.0)};
  return whole.lo < whole.hi ? whole : Range{whole.lo, whole.lo + 1};
}

double farthest(TimeSpaceData const& data) {
  double most = 0;
  for (auto const& truck : data.trucks)
    for (auto const& piece : truck.pieces)
      if (is_finite(piece)) most = std::max({most, piece.from_km, piece.until_km});
  return most;
}

double fullest(TimeSpaceData const& data) {
  double most = 0;
  for (auto const& truck : data.trucks)
    for (auto const& piece : truck.pieces)
      if (std::isfinite(piece.on_board)) most = std::max(most, piece.on_board);
  return most;
}

// "08:00", at multiples of so many hours.
std::vector<Tick> hours_of_day(Range hours, int at_most) {
  for (int const step : {1, 2, 3, 4, 6, 12, 24}) {
    std::vector<Tick> ticks;
    for (double h = std::ceil(hours.lo / step) * step; h <= hours.hi; h += step)
      ticks.push_back({h, sim::text("{:02.0f}:00", h)});
    if (static_cast<int>(ticks.size()) <= at_most) return ticks;
  }
  return {};
}

// How many trucks share a panel, so that each panel can be read.
std::size_t trucks_a_panel(std::size_t trucks, std::size_t panels) {
  return (trucks + panels - 1) / std::max<std::size_t>(panels, 1);
}

double panel_height(Style const& style) {
  return 5.2 * style.tick_size;
}

std::size_t panels_for(std::size_t trucks, double height, Style const& style) {
  auto const room = static_cast<std::size_t>(std::max(1.0, std::floor(height / panel_height(style))));
  auto const most = std::min({trucks, room, kMostPanels});
  auto const each = trucks_a_panel(trucks, most);
  return (trucks + each - 1) / each;
}

// What the drawing of one panel needs to know.
struct Panel {
  Plot plot;
  double full;  // pieces on the fullest truck
};

double width_of(Style const& style, Panel const& panel, double on_board) {
  double const share = panel.full > 0 && std::isfinite(on_board) ? on_board / panel.full : 0;
  return style.thin_width + (2.2 * style.line_width - style.thin_width) * std::clamp(share, 0.0, 1.0);
}

Stroke stroke_of_piece(Style const& style, Panel const& panel, TruckPiece const& piece, Color color) {
  Stroke stroke{.color = color, .width = width_of(style, panel, piece.on_board)};
  if (piece.kind == Kind::Load) stroke.color = color.with_opacity(0.45);
  if (piece.kind == Kind::Repair || piece.kind == Kind::ClosedRoad || piece.kind == Kind::Towed)
    stroke.color = kLoss;
  if (piece.kind == Kind::Towed) stroke.dash = {2 * style.line_width, 1.5 * style.line_width};
  return stroke;
}

void draw_piece(Canvas& canvas, Panel const& panel, TruckPiece const& piece, Color color) {
  std::array const ends = {Point{panel.plot.x(piece.from), panel.plot.y(piece.from_km)},
                           Point{panel.plot.x(piece.until), panel.plot.y(piece.until_km)}};
  canvas.line(ends, stroke_of_piece(canvas.style(), panel, piece, color), Mark::Line);
}

// Over the lines, so that none hides it.
void draw_trouble(Canvas& canvas, Panel const& panel, TruckPiece const& piece) {
  if (piece.kind != Kind::Repair && piece.kind != Kind::ClosedRoad && piece.kind != Kind::Towed) return;
  Style const& style = canvas.style();
  Point const at{panel.plot.x(piece.from), panel.plot.y(piece.from_km)};
  bool const road = piece.kind == Kind::ClosedRoad;
  canvas.disc(at, style.dot_radius, road ? kWhite : kLoss, {.color = kLoss, .width = style.thin_width});
}

// "3" of "truck 3".
std::string number_of(TruckDay const& truck) {
  auto const space = truck.name.rfind(' ');
  return space == std::string::npos ? truck.name : truck.name.substr(space + 1);
}

struct RunLabel {
  std::string text;
  Point peak;
  Color color;
};

// Of each run: at the point farthest from the hub, what it set out with, or whose it is.
std::vector<RunLabel> run_labels(TruckDay const& truck, Panel const& panel, bool alone, Color color) {
  std::vector<RunLabel> labels;
  for (std::size_t i = 0; i < truck.pieces.size();) {
    auto const run = truck.pieces[i].run;
    double most = 0, top = -1;
    Point peak{};
    for (; i < truck.pieces.size() && truck.pieces[i].run == run; ++i) {
      auto const& piece = truck.pieces[i];
      if (!is_finite(piece)) continue;
      most = std::max(most, piece.on_board);
      if (std::max(piece.from_km, piece.until_km) <= top) continue;
      top = std::max(piece.from_km, piece.until_km);
      peak = {panel.plot.x(piece.from_km > piece.until_km ? piece.from : piece.until), panel.plot.y(top)};
    }
    if (top >= 0)
      labels.push_back({alone ? counted(most, "piece", "pieces") : number_of(truck), peak, color});
  }
  return labels;
}

void draw_labels(Canvas& canvas, Panel const& panel, std::vector<RunLabel> const& labels, Rect title) {
  Style const& style = canvas.style();
  LabelPlaces places(inset(panel.plot.area, 0, -0.6 * style.tick_size, 0, 0));
  places.take(title);
  for (auto const& label : labels) {
    TextStyle text{.size = style.tick_size, .color = label.color, .bold = true, .halo = Halo::Yes};
    auto const size = canvas.measure(label.text, text);
    double const r = style.line_width;
    auto const box = places.beside({label.peak.x - r, label.peak.y - r, 2 * r, 2 * r}, size);
    if (box) canvas.text(label.text, {box->x, box->center().y}, text);
  }
}

void draw_hours(Canvas& canvas, Plot const& plot, std::vector<double> const& hours, Range shown,
                Stroke const& stroke) {
  for (double const h : hours) {
    if (h < shown.lo || h > shown.hi) continue;
    std::array const rule = {Point{plot.x(h), plot.area.y}, Point{plot.x(h), plot.area.bottom()}};
    canvas.line(rule, stroke, Mark::Rule);
  }
}

std::vector<double> dash_of(Style const& style, double on, double off) {
  return {on * style.thin_width, off * style.thin_width};
}
Stroke arrival_stroke(Style const& style) {
  return {.color = kArrival, .width = style.thin_width, .dash = dash_of(style, 5, 2)};
}
Stroke cut_off_stroke(Style const& style) {
  return {.color = kQuietInk, .width = style.thin_width, .dash = dash_of(style, 1, 2)};
}

bool has_piece(TimeSpaceData const& data, Kind kind) {
  return std::ranges::any_of(data.trucks, [&](auto const& truck) {
    return std::ranges::any_of(truck.pieces, [&](auto const& piece) { return piece.kind == kind; });
  });
}

std::vector<Key> truck_keys(TimeSpaceData const& data, Style const& style, Range shown) {
  std::vector<Key> keys;
  auto const within = [&](double h) { return shown.lo <= h && h <= shown.hi; };
  if (std::ranges::any_of(data.line_hauls, within))
    keys.push_back({"goods arrive at the hub", kArrival, Key::Shape::Line, arrival_stroke(style).dash});
  if (std::ranges::any_of(data.cut_offs, within))
    keys.push_back({"cut-off of orders", kQuietInk, Key::Shape::Line, cut_off_stroke(style).dash});
  if (has_piece(data, Kind::Repair) || has_piece(data, Kind::Towed))
    keys.push_back({has_piece(data, Kind::Towed) ? "breaks down (dashed: towed)" : "breaks down", kLoss,
                    Key::Shape::Dot});
  if (has_piece(data, Kind::ClosedRoad)) keys.push_back({"closed road", kWhite, Key::Shape::Ring});
  return keys;
}

std::string truck_marks(TimeSpaceData const& data, std::size_t moving) {
  std::string words = "Level: a stop; the thicker, the more is on board; pale: loading";
  if (moving < data.trucks.size())
    words += sim::text(". {} of {} stayed at the hub", data.trucks.size() - moving,
                       sim::many(data.trucks.size(), "truck"));
  if (data.closed_roads > 0)
    words += sim::text(". {} closed at some time of the day", sim::many(data.closed_roads, "road"));
  return words;
}

std::string panel_title(std::span<TruckDay const* const> trucks) {
  if (trucks.size() == 1) return trucks.front()->name;
  return sim::text("{} to {}", trucks.front()->name, number_of(*trucks.back()));
}

// Lines of the distance and of the hours that are marked, behind the trucks.
void draw_ground(Canvas& canvas, Panel const& panel, std::span<Tick const> ticks, TimeSpaceData const& data,
                 Axis const& hours) {
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
  draw_hours(canvas, panel.plot, data.cut_offs, hours.domain, cut_off_stroke(style));
  draw_hours(canvas, panel.plot, data.line_hauls, hours.domain, arrival_stroke(style));
}

void draw_trucks(Canvas& canvas, Panel const& panel, std::span<TruckDay const* const> trucks) {
  Style const& style = canvas.style();
  bool const alone = trucks.size() == 1;
  std::vector<RunLabel> labels;
  {
    auto const clip = canvas.clip(inset(panel.plot.area, 0, -style.line_width, 0, -2 * style.line_width));
    for (std::size_t i = 0; i < trucks.size(); ++i)
      for (auto const& piece : trucks[i]->pieces)
        if (is_finite(piece)) draw_piece(canvas, panel, piece, line_color(i));
    for (auto const* truck : trucks)
      for (auto const& piece : truck->pieces)
        if (is_finite(piece)) draw_trouble(canvas, panel, piece);
  }
  for (std::size_t i = 0; i < trucks.size(); ++i)
    for (auto& label : run_labels(*trucks[i], panel, alone, line_color(i)))
      labels.push_back(std::move(label));
  TextStyle const name{.size = style.tick_size,
                       .valign = VAlign::Top,
                       .max_width = 0.4 * panel.plot.area.w,
                       .halo = Halo::Yes};
  auto const title =
      canvas.text(panel_title(trucks), {panel.plot.area.x + style.gap(), panel.plot.area.y}, name);
  draw_labels(canvas, panel, labels, title);
}

}  // namespace

void draw_time_space(TimeSpaceData const& data, Canvas& canvas) {
  auto const trucks = that_move(data);
  Rect room = draw_surroundings(
      canvas, data.info, sim::text("Trucks of {}: way from the hub by time of day", sim::iso(data.day)),
      truck_marks(data, trucks.size()));
  if (trucks.empty()) return draw_no_data(canvas, room, data.info, "no data: no truck left the hub");
  Style const& style = canvas.style();
  Range const shown = shown_hours(data);
  if (auto const keys = truck_keys(data, style, shown); !keys.empty())
    room = draw_legend_above(canvas, room, keys);
  Axis const x{.domain = shown, .ticks = hours_of_day, .most = 14, .grid = false};
  canvas.text("km from the hub", {room.x, room.y + 0.5 * style.text_size}, {.size = style.text_size});
  room = inset(room, 0, 1.2 * style.text_size, 0, 0);
  double const below = x_axis_height(style, x);
  auto const panels = panels_for(trucks.size(), room.h - below, style);
  auto const each = trucks_a_panel(trucks.size(), panels);
  double const pitch = (room.h - below) / static_cast<double>(panels);
  double const full = fullest(data), far = std::max(farthest(data), 1.0);
  auto const ticks = number_ticks({0, far}, 3);
  double labels = 0;
  for (auto const& tick : ticks)
    labels = std::max(labels, canvas.measure(tick.label, {.size = style.tick_size}).w);
  Rect const columns = inset(room, labels + style.gap(), 0, 0, below);
  for (std::size_t p = 0; p < panels; ++p) {
    Rect const place{columns.x, columns.y + pitch * static_cast<double>(p), columns.w, pitch};
    Rect const area = inset(place, 0, 0.25 * style.tick_size, 0, 0.55 * style.tick_size);
    Panel const panel{{area, Scale::linear(shown).onto(area.x, area.right()),
                       Scale::linear({0, 1.22 * far}).onto(area.bottom(), area.y)},
                      full};
    draw_ground(canvas, panel, ticks, data, x);
    auto const first = p * each, last = std::min(trucks.size(), first + each);
    draw_trucks(canvas, panel, std::span(trucks).subspan(first, last - first));
  }
  draw_x_axis(canvas, inset(columns, 0, columns.h - 0.55 * style.tick_size, 0, 0), x);
}

std::string csv(TimeSpaceData const& data) {
  Csv table({"truck", "run", "what", "from_h", "until_h", "from_km", "until_km", "on_board"});
  for (auto const& truck : data.trucks)
    for (auto const& piece : truck.pieces)
      table.cell(truck.name)
          .cell(std::to_string(piece.run + 1))
          .cell(kPieceWords[static_cast<std::size_t>(piece.kind)])
          .cell(piece.from)
          .cell(piece.until)
          .cell(piece.from_km)
          .cell(piece.until_km)
          .cell(piece.on_board)
          .end_row();
  return table.text();
}

Figure figure(TimeSpaceData data) {
  auto const shared = std::make_shared<TimeSpaceData const>(std::move(data));
  return {.name = "time-space",
          .rows =
              [shared](Style const& style) {
                auto const moving = std::clamp<std::size_t>(that_move(*shared).size(), 1, kMostPanels);
                return 8.0 + static_cast<double>(moving) * panel_height(style) / style.text_size;
              },
          .draw = [shared](Canvas& canvas) { draw_time_space(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
