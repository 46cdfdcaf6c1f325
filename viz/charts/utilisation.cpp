#include "viz/charts/utilisation.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::array kWeekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

Range shares_of(UtilisationData const& data) {
  Range all{NAN, NAN};
  for (auto const& resource : data.resources) {
    for (auto const& day : resource.share) all = united(all, finite_range(day));
  }
  return all;
}

bool has_gaps(UtilisationData const& data) {
  return std::ranges::any_of(data.resources, [](auto const& resource) {
    return std::ranges::any_of(resource.share, [](auto const& day) {
      return std::ranges::any_of(day, [](double v) { return !std::isfinite(v); });
    });
  });
}

// 0 to 1; overtime gets a colour of its own, so that full and overfull differ at a glance.
Color cell_color(double share) {
  if (!std::isfinite(share)) return kMissing;
  return share > 1 + 1e-9 ? kLoss : ramp(share);
}

struct Grid {
  std::size_t columns;
  std::size_t rows;
};

constexpr std::size_t kMostOnSlide = 12;  // a column grows with its panels, a slide does not

std::size_t panels_of(Style const& style, UtilisationData const& data) {
  std::size_t const all = data.resources.size();
  return style.medium == Medium::Slide ? std::min(all, kMostOnSlide) : all;
}

Grid grid_of(Style const& style, std::size_t panels) {
  std::size_t const widest = style.narrow() ? 2 : panels > 6 && style.medium == Medium::Slide ? 4 : 3;
  std::size_t const columns = std::max<std::size_t>(1, std::min(widest, panels));
  return {columns, (panels + columns - 1) / columns};
}

std::vector<Tick> clock_ticks(Range, int at_most) {
  double const step = at_most >= 5 ? 6 : at_most >= 3 ? 12 : 24;
  std::vector<Tick> ticks;
  for (double h = 0; h <= 24; h += step) ticks.push_back({h, fixed(h, 0)});
  return ticks;
}

void draw_panel(Canvas& canvas, Rect room, ResourceLoad const& resource, bool weekdays) {
  Style const& style = canvas.style();
  double const title = 1.4 * style.text_size;
  Axis const axis{.domain = {0, 24}, .ticks = clock_ticks, .most = 5, .grid = false};
  canvas.text(resource.name, {room.x, room.y},
              {.size = style.text_size, .valign = VAlign::Top, .max_width = room.w});
  Rect const area = inset(room, 0, title, 0, x_axis_height(style, axis));
  Size const cell{area.w / 24, area.h / 7};
  double const seam = std::min(0.12 * cell.w, style.hair_width);

  auto const every =
      static_cast<std::size_t>(std::max(1.0, std::ceil(1.2 * style.tick_size / std::max(0.1, cell.h))));
  for (std::size_t d = 0; d < 7; ++d) {
    for (std::size_t h = 0; h < 24; ++h) {
      Rect const box{area.x + static_cast<double>(h) * cell.w, area.y + static_cast<double>(d) * cell.h,
                     cell.w - seam, cell.h - seam};
      canvas.rectangle(box, cell_color(resource.share[d][h]), Mark::Cell);
      canvas.tip(box, resource.name + ", " + kWeekdays[d] + " " + std::to_string(h) +
                          ":00: " + percent(resource.share[d][h]));
    }
    if (!weekdays || d % every != 0) continue;
    canvas.text(kWeekdays[d],
                {area.x - 0.4 * style.tick_size, area.y + (static_cast<double>(d) + 0.5) * cell.h},
                {.size = style.tick_size, .color = kQuietInk, .align = Align::End});
  }
  draw_x_axis(canvas, area, axis);
}

// The ramp at the left, the two colours outside it at the right, in one strip below the panels.
Rect draw_key(Canvas& canvas, Rect room, UtilisationData const& data) {
  Style const& style = canvas.style();
  double const height = color_bar_height(style);
  std::vector<Key> keys;
  if (shares_of(data).hi > 1 + 1e-9) keys.push_back({"over 100 %", kLoss});
  if (has_gaps(data)) keys.push_back({"nobody on duty", kMissing});
  Rect const strip{room.x, room.bottom() - height, room.w, height};
  double const bar = keys.empty() ? std::min(room.w, 30 * style.text_size) : 0.55 * room.w;
  draw_color_bar(canvas, {strip.x, strip.y, bar, height}, {"utilisation", {0, 1}, percent_ticks, ramp});
  double const left = bar + 2.5 * style.text_size;
  draw_legend(canvas, {strip.x + left, strip.y + 0.9 * style.tick_size, strip.w - left, height}, keys);
  return inset(room, 0, 0, 0, height + style.gap());
}

}  // namespace

void draw_utilisation(UtilisationData const& data, Canvas& canvas) {
  Style const& style = canvas.style();
  std::size_t const panels = panels_of(style, data);
  std::string words = means_text(data.info);
  words += std::string(words.empty() ? "" : ". ") + "Across: hours of the day";
  if (panels < data.resources.size()) {
    words += std::string(words.empty() ? "" : ". ") + std::to_string(data.resources.size() - panels) +
             " more resources are in the table beside the picture";
  }
  Rect room = draw_surroundings(canvas, data.info, "Utilisation by hour and weekday", words);
  if (is_empty(shares_of(data))) return draw_no_data(canvas, room, data.info, "no data: no resource on duty");
  room = draw_key(canvas, room, data);

  Grid const grid = grid_of(style, panels);
  double const names = canvas.measure("Wed", {.size = style.tick_size}).w + 0.6 * style.tick_size;
  double const gap = 2.2 * style.text_size;
  double const width =
      (room.w - names - gap * static_cast<double>(grid.columns - 1)) / static_cast<double>(grid.columns);
  double const height = room.h / static_cast<double>(grid.rows);

  for (std::size_t i = 0; i < panels; ++i) {
    std::size_t const column = i % grid.columns;
    std::size_t const row = i / grid.columns;
    Rect const panel{room.x + names + static_cast<double>(column) * (width + gap),
                     room.y + static_cast<double>(row) * height, width, height - 0.5 * style.gap()};
    draw_panel(canvas, panel, data.resources[i], column == 0);
  }
}

std::string csv(UtilisationData const& data) {
  Csv table({"resource", "weekday", "hour", "share"});
  for (auto const& resource : data.resources) {
    for (std::size_t d = 0; d < 7; ++d) {
      for (std::size_t h = 0; h < 24; ++h) {
        table.cell(resource.name)
            .cell(kWeekdays[d])
            .cell(static_cast<double>(h))
            .cell(resource.share[d][h])
            .end_row();
      }
    }
  }
  return table.text();
}

Figure figure(UtilisationData data) {
  auto const shared = std::make_shared<UtilisationData const>(std::move(data));
  return {.name = "utilisation",
          .rows =
              [shared](Style const& style) {
                return 4 + 8 * static_cast<double>(grid_of(style, shared->resources.size()).rows);
              },
          .draw = [shared](Canvas& canvas) { draw_utilisation(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
