#include "viz/charts/heat_map.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/print.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

double cell_at(HeatMapData const& data, std::size_t row, std::size_t column) {
  return row < data.mean.size() ? value_at(data.mean[row], column) : kNan;
}

Range heat_of(HeatMapData const& data) {
  Range all{kNan, kNan};
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t c = 0; c < data.columns.size(); ++c)
      all = united(all, finite_range(std::array{cell_at(data, r, c)}));
  return all;
}

bool has_empty_cells(HeatMapData const& data) {
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t c = 0; c < data.columns.size(); ++c)
      if (!std::isfinite(cell_at(data, r, c))) return true;
  return false;
}

bool has_fewer(HeatMapData const& data, std::size_t row, std::size_t column) {
  return row < data.replications.size() && column < data.replications[row].size() &&
         data.replications[row][column] < data.most_replications && std::isfinite(cell_at(data, row, column));
}

struct CellCounts {
  std::size_t all = 0, empty = 0, fewer = 0;
};

CellCounts counts_of(HeatMapData const& data) {
  CellCounts counts;
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t c = 0; c < data.columns.size(); ++c) {
      ++counts.all;
      if (!std::isfinite(cell_at(data, r, c))) ++counts.empty;
      if (has_fewer(data, r, c)) ++counts.fewer;
    }
  return counts;
}

std::string heat_words(HeatMapData const& data) {
  std::string words = means_text(data.info);
  auto const add = [&](std::string const& part) { words += (words.empty() ? "" : ". ") + part; };
  auto const counts = counts_of(data);
  if (counts.fewer > 0) add("Dots: fewer than " + std::to_string(data.most_replications) + " replications");
  if (counts.empty > 0)
    add(std::to_string(counts.empty) + " of " + std::to_string(counts.all) + " points " +
        (counts.empty == 1 ? "has" : "have") + " no value");
  return words;
}

struct HeatGrid {
  Rect area;
  Size cell;
  Range heat;

  Rect box(std::size_t row, std::size_t column) const {
    return {area.x + static_cast<double>(column) * cell.w,
            area.bottom() - static_cast<double>(row + 1) * cell.h, cell.w, cell.h};
  }
  Color color(double value) const {
    return std::isfinite(value) ? ramp((value - heat.lo) / (heat.hi - heat.lo)) : kMissing;
  }
};

// Type of the values in the cells; 0 where one of them does not fit.
double value_size(Canvas const& canvas, HeatMapData const& data, HeatGrid const& grid) {
  double const size = canvas.style().tick_size;
  if (grid.cell.h < 1.4 * size) return 0;
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t c = 0; c < data.columns.size(); ++c)
      if (double const v = cell_at(data, r, c);
          std::isfinite(v) && canvas.measure(data.figure.words(v), {.size = size}).w > 0.88 * grid.cell.w)
        return 0;
  return size;
}

void draw_cells(Canvas& canvas, HeatMapData const& data, HeatGrid const& grid) {
  double const seam = std::min(0.08 * std::min(grid.cell.w, grid.cell.h), canvas.style().hair_width);
  double const size = value_size(canvas, data, grid);
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t c = 0; c < data.columns.size(); ++c) {
      double const value = cell_at(data, r, c);
      Rect const box = inset(grid.box(r, c), 0, 0, seam, seam);
      canvas.rectangle(box, grid.color(value), Mark::Cell);
      double const dot = std::min(canvas.style().dot_radius, 0.12 * std::min(box.w, box.h));
      if (has_fewer(data, r, c))
        canvas.disc({box.right() - 1.8 * dot, box.y + 1.8 * dot}, dot, kInk,
                    {.color = kWhite, .width = canvas.style().hair_width});
      if (size > 0 && std::isfinite(value))
        canvas.text(
            data.figure.words(value), box.center(),
            {.size = size, .color = words_on(canvas.style(), grid.color(value)), .align = Align::Middle});
    }
}

TextStyle level_style(Style const& style, Align align) {
  return {.size = style.tick_size, .color = kQuietInk, .align = align};
}

double row_names_width(Canvas const& canvas, HeatMapData const& data, double most) {
  double widest = 0;
  for (auto const& name : data.rows)
    widest = std::max(widest, canvas.measure(name, level_style(canvas.style(), Align::End)).w);
  return std::min(widest, most);
}

void draw_row_names(Canvas& canvas, HeatMapData const& data, HeatGrid const& grid, double width) {
  Style const& style = canvas.style();
  auto const every = static_cast<std::size_t>(
      std::max(1.0, std::ceil(1.25 * style.tick_size / std::max(0.01, grid.cell.h))));
  TextStyle words = level_style(style, Align::End);
  words.max_width = width;
  for (std::size_t r = 0; r < data.rows.size(); r += every)
    canvas.text(data.rows[r], {grid.area.x - 0.5 * style.tick_size, grid.box(r, 0).center().y}, words);
}

// Every k-th where not all fit, cut to what lies between its neighbours and the page's edge; left out where
// that is next to nothing.
void draw_column_names(Canvas& canvas, HeatMapData const& data, HeatGrid const& grid) {
  Style const& style = canvas.style();
  TextStyle words = level_style(style, Align::Middle);
  words.valign = VAlign::Top;
  double const between = 0.6 * style.tick_size, most = std::max(1.0, grid.area.w / 3 - between);
  double widest = 0;
  for (auto const& name : data.columns)
    widest = std::max(widest, canvas.measure(name, level_style(style, Align::Middle)).w);
  auto const every = static_cast<std::size_t>(
      std::max(1.0, std::ceil((std::min(widest, most) + between) / std::max(0.01, grid.cell.w) - 1e-9)));
  for (std::size_t c = 0; c < data.columns.size(); c += every) {
    double const x = grid.box(0, c).center().x;
    double const to_edge = std::min(x, canvas.page().right() - x) - style.margin / 2;
    words.max_width = std::min(static_cast<double>(every) * grid.cell.w - between, 2 * to_edge);
    double const whole = canvas.measure(data.columns[c], level_style(style, Align::Middle)).w;
    if (words.max_width < std::min(whole, 3 * style.tick_size)) continue;
    canvas.text(data.columns[c], {x, grid.area.bottom() + 0.4 * style.tick_size}, words);
  }
}

void draw_grid(Canvas& canvas, Rect room, HeatMapData const& data, Range heat) {
  Style const& style = canvas.style();
  double const above = data.up.empty() ? 0 : 1.7 * style.text_size;
  double const below = 1.7 * style.tick_size + (data.across.empty() ? 0 : 1.3 * style.text_size);
  double const names = row_names_width(canvas, data, 0.3 * room.w);
  Rect const area = inset(room, names + 0.5 * style.tick_size, above, 0, below);
  HeatGrid const grid{.area = area,
                      .cell = {area.w / static_cast<double>(data.columns.size()),
                               area.h / static_cast<double>(data.rows.size())},
                      .heat = heat};
  draw_cells(canvas, data, grid);
  draw_row_names(canvas, data, grid, names);
  draw_column_names(canvas, data, grid);
  canvas.text(data.up, {room.x, room.y},
              {.size = style.text_size, .valign = VAlign::Top, .max_width = room.w});
  canvas.text(
      data.across, {room.center().x, room.bottom()},
      {.size = style.text_size, .align = Align::Middle, .valign = VAlign::Bottom, .max_width = room.w});
}

}  // namespace

void draw_heat_map(HeatMapData const& data, Canvas& canvas) {
  Style const& style = canvas.style();
  Range const range = heat_of(data);
  bool const any = !is_empty(range);
  auto const title = data.figure.heading("over two factors", "Over two factors");
  Rect room = draw_surroundings(canvas, data.info, title, any ? heat_words(data) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no pair of levels has a value");
  Range const heat = usable(range);
  double const height = color_bar_height(style), bar = 0.6 * room.w;
  HeatGrid const colors{.area = {}, .cell = {}, .heat = heat};
  draw_color_bar(canvas, {room.x, room.bottom() - height, bar, height},
                 {data.figure.title(), heat, data.figure.ticks(), [&](double v) { return colors.color(v); }});
  if (has_empty_cells(data))
    draw_legend(canvas,
                {room.x + bar + 2.5 * style.text_size, room.bottom() - height + 0.9 * style.tick_size,
                 room.w - bar - 2.5 * style.text_size, height},
                std::array{Key{"no value", kMissing}});
  draw_grid(canvas, inset(room, 0, 0, 0, height + style.gap()), data, heat);
}

std::string csv(HeatMapData const& data) {
  auto const name = [](std::string const& id, std::string const& words, char const* alone) {
    return !id.empty() ? id : words.empty() ? alone : words;
  };
  Csv table({name(data.up_id, data.up, "up"), name(data.across_id, data.across, "across"),
             data.figure.table_name().empty() ? "mean" : data.figure.table_name()});
  for (std::size_t r = 0; r < data.rows.size(); ++r)
    for (std::size_t c = 0; c < data.columns.size(); ++c)
      table.cell(data.rows[r]).cell(data.columns[c]).cell(cell_at(data, r, c)).end_row();
  return table.text();
}

Figure figure(HeatMapData data) {
  auto const shared = std::make_shared<HeatMapData const>(std::move(data));
  return {.name = "heat-map",
          .rows =
              [shared](Style const&) {
                return 9 + std::clamp(1.5 * static_cast<double>(shared->rows.size()), 6.0, 30.0);
              },
          .draw = [shared](Canvas& canvas) { draw_heat_map(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
