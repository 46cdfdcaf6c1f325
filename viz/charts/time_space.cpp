#include "viz/charts/time_space.hpp"

#include "sim/text.hpp"
#include "viz/axes.hpp"
#include "viz/charts/time_space_panel.hpp"
#include "viz/csv.hpp"
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

using Kind = MoverPiece::Kind;

constexpr std::size_t kMostRows = 12;
constexpr std::array<std::string_view, 8> kPieceWords{"load",  "drive",       "stop", "repair",
                                                      "towed", "closed road", "wait", "nobody home"};

std::vector<MoverDay const*> that_move(TimeSpaceData const& data) {
  std::vector<MoverDay const*> all;
  for (auto const& truck : data.movers)
    if (!truck.pieces.empty()) all.push_back(&truck);
  return all;
}

// From the first hour in which a truck does something to the last; a line-haul shortly before or after that
// is shown, too.
constexpr double kShortly = 3;
Range shown_hours(TimeSpaceData const& data) {
  Range hours{kNan, kNan};
  for (auto const& truck : data.movers)
    for (auto const& piece : truck.pieces)
      if (is_finite(piece)) hours = united(hours, {piece.from, piece.until});
  if (is_empty(hours)) return {0, 24};
  Range wide = hours;
  for (double const h : data.line_hauls)
    if (h >= hours.lo - kShortly && h <= hours.hi + kShortly) wide = united(wide, {h, h});
  Range const whole{std::clamp(std::floor(wide.lo), 0.0, 23.0), std::clamp(std::ceil(wide.hi), 1.0, 24.0)};
  return whole.lo < whole.hi ? whole : Range{whole.lo, whole.lo + 1};
}

double farthest(TimeSpaceData const& data) {
  double most = 0;
  for (auto const& truck : data.movers)
    for (auto const& piece : truck.pieces)
      if (is_finite(piece)) most = std::max({most, piece.from_km, piece.until_km});
  return most;
}

double fullest(TimeSpaceData const& data) {
  double most = 0;
  for (auto const& truck : data.movers)
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

// Panels below and beside one another, each of some trucks.
struct Panels {
  std::size_t columns = 1, rows = 1, each = 1;
};

double panel_height(Style const& style) {
  return 4.4 * style.tick_size;
}

std::size_t shared_out(std::size_t many, std::size_t among) {
  return (many + among - 1) / std::max<std::size_t>(among, 1);
}

// A truck a panel, as long as there is room below one another; then several, and where each would have more
// than two and the page is wide, two columns of panels.
Panels panels_for(std::size_t trucks, double height, Style const& style) {
  auto const room = static_cast<std::size_t>(std::max(1.0, std::floor(height / panel_height(style))));
  auto const rows = std::min({trucks, room, kMostRows});
  Panels panels{.columns = 1, .rows = rows, .each = shared_out(trucks, rows)};
  if (panels.each > 2 && !style.narrow())
    panels = {.columns = 2, .rows = rows, .each = shared_out(trucks, 2 * rows)};
  panels.rows = shared_out(shared_out(trucks, panels.each), panels.columns);
  return panels;
}

bool has_piece(TimeSpaceData const& data, Kind kind) {
  return std::ranges::any_of(data.movers, [&](auto const& truck) {
    return std::ranges::any_of(truck.pieces, [&](auto const& piece) { return piece.kind == kind; });
  });
}

std::vector<Key> mover_keys(TimeSpaceData const& data, Style const& style, Range shown) {
  std::vector<Key> keys;
  auto const within = [&](double h) { return shown.lo <= h && h <= shown.hi; };
  if (std::ranges::any_of(data.line_hauls, within))
    keys.push_back({"goods arrive at the hub", kTotal, Key::Shape::Line, arrival_stroke(style).dash});
  if (std::ranges::any_of(data.cut_offs, within))
    keys.push_back({"cut-off of orders", kQuietInk, Key::Shape::Line, cut_off_stroke(style).dash});
  if (has_piece(data, Kind::Repair) || has_piece(data, Kind::Towed))
    keys.push_back({has_piece(data, Kind::Towed) ? "breaks down (dashed: towed)" : "breaks down", kLoss,
                    Key::Shape::Dot});
  if (has_piece(data, Kind::NobodyHome)) keys.push_back({"nobody at home", kWhite, Key::Shape::Ring});
  if (has_piece(data, Kind::ClosedRoad)) keys.push_back({"closed road", kWhite, Key::Shape::Ring});
  return keys;
}

// ". Goods came at 02:21 and 15:06".
std::string arrivals_text(TimeSpaceData const& data) {
  std::vector<double> hours;
  for (double const h : data.line_hauls)
    if (h >= 0 && h < 24) hours.push_back(h);
  std::ranges::sort(hours);
  constexpr std::size_t kMostTold = 6;
  if (hours.empty() || hours.size() > kMostTold) return "";
  std::string words = ". Goods came at ";
  for (std::size_t i = 0; i < hours.size(); ++i) {
    auto const minutes = static_cast<int>(std::floor(60 * hours[i] + 1e-9));
    words += sim::text("{}{:02}:{:02}",
                       i == 0                  ? ""
                       : i + 1 == hours.size() ? " and "
                                               : ", ",
                       minutes / 60, minutes % 60);
  }
  return words;
}

std::string mover_marks(TimeSpaceData const& data, std::size_t moving) {
  bool const trucks = data.who == Movers::Trucks;
  std::string words =
      trucks ? "Level: a stop; the thicker, the more is on board; pale: loading; pieces: what a run set out "
               "with"
             : "Thick: at work in a home; pale: waiting for the time that was agreed";
  if (data.homes_km > 0)
    words += sim::text(". Of {:.0f} km driven {:.0f} were within stops, to homes and back", data.km,
                       data.homes_km);
  words += arrivals_text(data);
  if (moving < data.movers.size())
    words += sim::text(". {} of {} stayed at the hub", data.movers.size() - moving,
                       sim::many(data.movers.size(), trucks ? "truck" : "technician"));
  if (data.closed_roads > 0)
    words += sim::text(". {} closed at some time of the day", sim::many(data.closed_roads, "road"));
  return words;
}

// At least one beside the hub's.
std::vector<Tick> way_ticks(double far, double height, Style const& style) {
  auto most = std::max(3, static_cast<int>(height / (2.5 * style.tick_size)));
  auto ticks = number_ticks({0, far}, most);
  while (ticks.size() < 2 && most < 12) ticks = number_ticks({0, far}, ++most);
  return ticks;
}

// Where panels lie: all of one size, so that they can be compared.
struct Layout {
  Panels panels;
  Axis hours;
  std::vector<Tick> ticks;   // km
  Rect first;                // the first panel's plot
  double right, down, foot;  // from one panel to those beside and below it; below a plot
  double top;                // km at the upper edge of a plot

  Plot plot(std::size_t panel) const {
    Rect area = first;
    std::size_t const column = panel / panels.rows, row = panel % panels.rows;
    area.x += right * static_cast<double>(column);
    area.y += down * static_cast<double>(row);
    return {area, Scale::linear(hours.domain).onto(area.x, area.right()),
            Scale::linear({0, top}).onto(area.bottom(), area.y)};
  }
};

Layout layout_of(Canvas const& canvas, Rect room, std::size_t trucks, Range shown, double far) {
  Style const& style = canvas.style();
  Axis hours{.domain = shown, .ticks = hours_of_day, .most = 14, .grid = false};
  double const below = x_axis_height(style, hours);
  auto const panels = panels_for(trucks, room.h - below, style);
  hours.most /= static_cast<int>(panels.columns);
  double const right = room.w / static_cast<double>(panels.columns);
  double const down = (room.h - below) / static_cast<double>(panels.rows), foot = 0.55 * style.tick_size;
  auto ticks = way_ticks(far, down, style);
  double labels = 0;
  for (auto const& tick : ticks)
    labels = std::max(labels, canvas.measure(tick.label, {.size = style.tick_size}).w);
  double const beside = panels.columns > 1 ? canvas.measure("00:00", {.size = style.tick_size}).w : 0;
  Rect const first =
      inset({room.x, room.y, right, down}, labels + style.gap(), 0.25 * style.tick_size, beside, foot);
  double const for_labels = run_label_height(style) + 2 * style.line_width;
  return {.panels = panels,
          .hours = hours,
          .ticks = std::move(ticks),
          .first = first,
          .right = right,
          .down = down,
          .foot = foot,
          .top = far * first.h / std::max(first.h - for_labels, 1.0)};
}

}  // namespace

void draw_time_space(TimeSpaceData const& data, Canvas& canvas) {
  auto const trucks = that_move(data);
  bool const trucks_move = data.who == Movers::Trucks;
  auto const title = sim::text("{} of {}: km from the hub by time of day",
                               trucks_move ? "Trucks" : "Technicians", sim::iso(data.day));
  Rect room = draw_surroundings(canvas, data.info, title, mover_marks(data, trucks.size()));
  if (trucks.empty())
    return draw_no_data(
        canvas, room, data.info,
        trucks_move ? "no data: no truck left the hub" : "no data: no technician left the hub");
  Range const shown = canvas.in_common("hours", shown_hours(data));
  if (auto const keys = mover_keys(data, canvas.style(), shown); !keys.empty())
    room = draw_legend_above(canvas, room, keys);
  auto const layout = layout_of(canvas, room, trucks.size(), shown,
                                canvas.in_common("km", {0, std::max(farthest(data), 1.0)}).hi);
  double const full = canvas.in_common("on board", {0, fullest(data)}).hi;
  auto const each = layout.panels.each;
  for (std::size_t first = 0; first < trucks.size(); first += each) {
    auto const many = std::min(each, trucks.size() - first), row = first / each % layout.panels.rows;
    MoverPanel const panel{layout.plot(first / each), data.who, full, each == 1};
    draw_mover_panel(canvas, panel, layout.ticks, data, std::span(trucks).subspan(first, many));
    Rect const area = panel.plot.area;
    if (row + 1 == layout.panels.rows || first + many == trucks.size())
      draw_x_axis(canvas, {area.x, area.bottom(), area.w, layout.foot}, layout.hours);
  }
}

std::string_view word_of(MoverPiece::Kind kind) {
  return kPieceWords[static_cast<std::size_t>(kind)];
}

std::string csv(TimeSpaceData const& data) {
  Csv table({"name", "run", "what", "from_h", "until_h", "from_km", "until_km", "on_board"});
  for (auto const& truck : data.movers)
    for (auto const& piece : truck.pieces)
      table.cell(truck.name)
          .cell(std::to_string(piece.run + 1))
          .cell(std::string(word_of(piece.kind)))
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
  return {.name = shared->who == Movers::Trucks ? "time-space" : "technician-day",
          .rows =
              [shared](Style const& style) {
                auto const rows = std::clamp<std::size_t>(that_move(*shared).size(), 1, kMostRows);
                return 6.0 + static_cast<double>(rows) * panel_height(style) / style.text_size;
              },
          .draw = [shared](Canvas& canvas) { draw_time_space(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
