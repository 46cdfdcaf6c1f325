#include "viz/charts/county_map.hpp"

#include "viz/csv.hpp"
#include "viz/labels.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kNamedRuns = 8;                        // more have no key of their own
constexpr std::size_t kNamedCenters = 60, kWorstNamed = 20;  // of more than 60, the 20 worst have names
constexpr Color kVillage = rgb(0xB0B0B0);

std::pair<Range, Range> extent(CountyMapData const& data) {
  std::vector<double> east, north;
  auto const add = [&](PlaceKm p) {
    if (!is_finite(p)) return;
    east.push_back(p.east);
    north.push_back(p.north);
  };
  add(data.hub);
  for (PlaceKm p : data.villages) add(p);
  for (auto const& center : data.centers) add(center.place);
  for (auto const& run : data.runs) std::ranges::for_each(run.path, add);
  return {finite_range(east), finite_range(north)};
}

// Colours cover the rates that occur, rounded outwards, ten points at least: differences must show.
Range rate_domain(CountyMapData const& data) {
  std::vector<double> rates;
  for (auto const& center : data.centers) rates.push_back(center.next_day_rate);
  Range const r = finite_range(rates);
  if (is_empty(r)) return {0, 1};
  double const hi = std::min(1.0, std::ceil(r.hi * 20 - 1e-9) / 20);
  double const lo = std::max(0.0, std::floor(r.lo * 20 + 1e-9) / 20);
  return hi - lo >= 0.1 - 1e-9 ? Range{lo, hi} : lo >= 0.1 ? Range{hi - 0.1, hi} : Range{lo, lo + 0.1};
}

double within(Range domain, double value) {
  return (value - domain.lo) / (domain.hi - domain.lo);
}

Stroke run_stroke(Style const& style, std::size_t i) {
  double const w = 0.75 * style.line_width;
  // After one round of colours the lines are dashed, so that two runs never look alike side by side.
  std::vector<double> const dash =
      i / kLineColors % 2 == 1 ? std::vector{4 * w, 2 * w} : std::vector<double>{};
  return {.color = line_color(i).with_opacity(0.75), .width = w, .dash = dash};
}

// Many ways from and to the hub make a star in which nothing else is seen: they are drawn faint.
bool has_faint_ends(CountyMapData const& data) {
  return data.runs.size() > kNamedRuns;
}

void draw_run(Canvas& canvas, std::span<Point const> points, Stroke const& stroke, bool faint_ends) {
  if (!faint_ends || points.size() < 4) return canvas.line(points, stroke, Mark::Line);
  Stroke faint = stroke;
  faint.color = stroke.color.with_opacity(0.3);
  faint.width = canvas.style().thin_width;
  canvas.line(points.first(2), faint, Mark::Line);
  canvas.line(points.last(2), faint, Mark::Line);
  canvas.line(points.subspan(1, points.size() - 2), stroke, Mark::Line);
}

void draw_runs(Canvas& canvas, MapView const& view, CountyMapData const& data) {
  for (std::size_t i = 0; i < data.runs.size(); ++i) {
    std::vector<Point> points;
    for (PlaceKm p : data.runs[i].path) {
      if (is_finite(p)) points.push_back(view(p));
    }
    draw_run(canvas, points, run_stroke(canvas.style(), i), has_faint_ends(data));
  }
}

// Names keep clear of the runs as long as there are few.
void take_runs(MapView const& view, CountyMapData const& data, LabelPlaces& places) {
  constexpr int kSteps = 40;
  if (has_faint_ends(data)) return;
  for (auto const& run : data.runs) {
    for (std::size_t i = 0; i + 1 < std::min<std::size_t>(run.path.size(), 100); ++i) {
      if (!is_finite(run.path[i]) || !is_finite(run.path[i + 1])) continue;
      Point const a = view(run.path[i]), b = view(run.path[i + 1]);
      for (int k = 0; k <= kSteps; ++k) {
        double const f = static_cast<double>(k) / kSteps;
        places.take({a.x + f * (b.x - a.x) - 0.5, a.y + f * (b.y - a.y) - 0.5, 1, 1});
      }
    }
  }
}

void draw_villages(Canvas& canvas, MapView const& view, CountyMapData const& data) {
  std::vector<Point> places;
  for (PlaceKm p : data.villages) {
    if (is_finite(p)) places.push_back(view(p));
  }
  double const size = places.size() <= 50 ? 0.8 : places.size() <= 300 ? 0.55 : 0.35;
  draw_points(canvas, places, size * canvas.style().dot_radius, kVillage);
}

// Where names may stand: clear of the runs too, or at least clear of other names and marks.
struct NamePlaces {
  LabelPlaces clear, free;

  void take(Rect box) { clear.take(box), free.take(box); }
  std::optional<Rect> beside(Rect mark, Size size) {
    auto box = clear.beside(mark, size);
    if (box)
      free.take(*box);
    else if ((box = free.beside(mark, size)))
      clear.take(*box);
    return box;
  }
};

double center_radius(Style const& style, CountyMapData const& data) {
  return (data.centers.size() > 150 ? 1.0 : 1.5) * style.dot_radius;
}

void draw_centers(Canvas& canvas, MapView const& view, CountyMapData const& data, Range rates,
                  NamePlaces& places) {
  Style const& style = canvas.style();
  double const r = center_radius(style, data);
  for (auto const& center : data.centers) {
    if (!is_finite(center.place)) continue;
    Point const at = view(center.place);
    canvas.disc(at, r, ramp(within(rates, center.next_day_rate)), {.color = kInk, .width = style.hair_width});
    places.take({at.x - r, at.y - r, 2 * r, 2 * r});
    canvas.tip({at.x - r, at.y - r, 2 * r, 2 * r}, center.name + ": " + percent(center.next_day_rate));
  }
}

void draw_hub(Canvas& canvas, MapView const& view, CountyMapData const& data, NamePlaces& places) {
  if (!is_finite(data.hub)) return;
  Style const& style = canvas.style();
  Point const at = view(data.hub);
  double const r = 1.5 * style.dot_radius;
  Rect const box{at.x - r, at.y - r, 2 * r, 2 * r};
  canvas.rectangle(box, kInk, Mark::Dot);
  canvas.frame(box, {.color = kWhite, .width = style.thin_width}, Mark::Dot);
  places.take(box);
}

void draw_name(Canvas& canvas, NamePlaces& places, Point at, double radius, std::string const& name,
               TextStyle text) {
  text.halo = Halo::Yes;
  text.max_width = 0.3 * canvas.page().w;
  Size const size = canvas.measure(name, text);
  double const r = radius + 0.15 * text.size;
  auto const box = places.beside({at.x - r, at.y - r, 2 * r, 2 * r}, size);
  if (box) canvas.text(name, {box->x, box->center().y}, text);
}

// The hub first, then the centers with the worst rate: what one looks for has a name.
void draw_names(Canvas& canvas, MapView const& view, CountyMapData const& data, NamePlaces& places) {
  Style const& style = canvas.style();
  if (is_finite(data.hub)) {
    draw_name(canvas, places, view(data.hub), 1.5 * style.dot_radius, data.hub_name,
              {.size = style.tick_size, .bold = true});
  }
  std::vector<MapCenter const*> worst_first;
  for (auto const& center : data.centers) {
    if (is_finite(center.place)) worst_first.push_back(&center);
  }
  std::ranges::stable_sort(worst_first, {}, [](MapCenter const* c) {
    return std::isfinite(c->next_day_rate) ? c->next_day_rate : 2.0;
  });
  if (worst_first.size() > kNamedCenters) worst_first.resize(kWorstNamed);
  for (MapCenter const* center : worst_first) {
    draw_name(canvas, places, view(center->place), center_radius(style, data), center->name,
              {.size = style.caption_size});
  }
}

std::vector<Key> keys_of(CountyMapData const& data, Style const& style) {
  std::vector<Key> keys;
  if (!data.villages.empty()) keys.push_back({"village", kVillage, Key::Shape::Dot});
  bool const unknown =
      std::ranges::any_of(data.centers, [](auto const& c) { return !std::isfinite(c.next_day_rate); });
  if (unknown) keys.push_back({"center without orders", kMissing, Key::Shape::Ring});
  for (std::size_t i = 0; i < data.runs.size() && data.runs.size() <= kNamedRuns; ++i) {
    keys.push_back({data.runs[i].name, line_color(i), Key::Shape::Line, run_stroke(style, i).dash});
  }
  if (data.runs.size() > kNamedRuns) {
    keys.push_back({std::to_string(data.runs.size()) + " runs", line_color(0), Key::Shape::Line});
  }
  return keys;
}

// Keys below the map on a column, at its right where there is width; returns the room for the map.
Rect draw_keys(Canvas& canvas, Rect room, CountyMapData const& data, Range rates) {
  Style const& style = canvas.style();
  auto const keys = keys_of(data, style);
  bool const below = style.narrow();
  double const gap = style.gap();
  Rect const column = below ? room : Rect{room.right() - 0.26 * room.w, room.y, 0.26 * room.w, room.h};
  double const bar = data.centers.empty() ? 0 : color_bar_height(style) + gap;
  double const height = bar + legend_height(canvas, column.w, keys);
  double y = below ? room.bottom() - height : room.y;
  if (bar > 0) {
    ColorBar const ramp_key{"next-day rate", rates, percent_ticks,
                            [rates](double v) { return ramp(within(rates, v)); }};
    double const tick = canvas.measure("100 %", {.size = style.tick_size}).w / 2;  // hangs over the end
    double const margin = below ? 0 : tick;
    draw_color_bar(canvas,
                   {column.x + margin, y, std::min(column.w - margin, 24 * style.text_size) - margin, bar},
                   ramp_key);
    y += bar;
  }
  draw_legend(canvas, {column.x + (below ? 0 : gap), y, column.w - (below ? 0 : gap), height}, keys);
  return below ? inset(room, 0, 0, 0, height + gap) : inset(room, 0, 0, column.w + gap, 0);
}

std::string marks_text(CountyMapData const& data) {
  std::string words = data.info.replications > 1 ? "Rates: means over replications" : "";
  auto const add = [&](std::string const& part) { words.append(words.empty() ? "" : ". ").append(part); };
  if (data.centers.size() > kNamedCenters)
    add("Named, where there is room: the " + std::to_string(kWorstNamed) + " centers with the lowest rate");
  if (has_faint_ends(data)) add("Faint: from and to the hub");
  return words;
}

// Height that lets the county fill its frame.
double rows_of(CountyMapData const& data, Style const& style) {
  auto const [east, north] = extent(data);
  double const aspect = is_empty(east) || east.hi <= east.lo
                            ? 0.7
                            : std::clamp((north.hi - north.lo) / (east.hi - east.lo), 0.4, 1.3);
  double const width = style.narrow() ? style.width : 0.72 * style.width;
  double const lines = aspect * width / (1.4 * style.text_size);
  return style.narrow() ? lines + 6 : std::max(lines, 18.0);
}

}  // namespace

void draw_county_map(CountyMapData const& data, Canvas& canvas) {
  Rect room = draw_surroundings(canvas, data.info, "The county and its runs", marks_text(data));
  auto const [east, north] = extent(data);
  bool const nothing = data.centers.empty() && data.villages.empty() && data.runs.empty();
  if (is_empty(east) || nothing) return draw_no_data(canvas, room, data.info, "no data: no places");
  Range const rates = canvas.in_common("rates", rate_domain(data));
  room = draw_keys(canvas, room, data, rates);

  canvas.frame(room, {.color = kGrid, .width = canvas.style().thin_width}, Mark::Axis);
  MapView const view(east, north, room, 3 * canvas.style().dot_radius + 2);
  LabelPlaces const whole(inset(room, 1, 1, 1, 1));
  NamePlaces places{whole, whole};
  take_runs(view, data, places.clear);
  draw_villages(canvas, view, data);
  draw_runs(canvas, view, data);
  Rect const scale_bar = draw_scale_bar(canvas, view);
  places.take(scale_bar);
  draw_centers(canvas, view, data, rates, places);
  draw_hub(canvas, view, data, places);
  draw_names(canvas, view, data, places);
}

std::string csv(CountyMapData const& data) {
  Csv table({"kind", "name", "east[km]", "north[km]", "next_day_rate"});
  auto const row = [&](char const* kind, std::string const& name, PlaceKm p, double rate) {
    table.cell(kind).cell(name).cell(p.east).cell(p.north).cell(rate).end_row();
  };
  row("hub", data.hub_name, data.hub, NAN);
  for (auto const& center : data.centers) row("center", center.name, center.place, center.next_day_rate);
  for (PlaceKm village : data.villages) row("village", "", village, NAN);
  for (auto const& run : data.runs) {
    for (PlaceKm p : run.path) row("run", run.name, p, NAN);
  }
  return table.text();
}

Figure figure(CountyMapData data) {
  auto const shared = std::make_shared<CountyMapData const>(std::move(data));
  return {.name = "county-map",
          .rows = [shared](Style const& style) { return rows_of(*shared, style); },
          .draw = [shared](Canvas& canvas) { draw_county_map(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
