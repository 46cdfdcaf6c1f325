#include "viz/charts/lead_time_parts.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kLongest = 1e15;  // h; keeps sums finite

double hours_of(PartsRow const& row, std::size_t stage) {
  double const h = value_at(row.hours, stage);
  return std::isfinite(h) ? std::clamp(h, 0.0, kLongest) : 0;
}

double total_of(LeadTimePartsData const& data, PartsRow const& row) {
  double sum = 0;
  for (std::size_t i = 0; i < data.stages.size(); ++i) sum += hours_of(row, i);
  return sum;
}

std::string parts_text(double hours) {
  if (!std::isfinite(hours)) return "n/a";
  if (hours >= 1e5) return rounded(hours) + " h";
  return (hours > 0 && hours < 0.05 ? "< 0.1" : fixed(hours, hours < 100 ? 1 : 0)) + " h";
}

Axis hours_axis(Canvas& canvas, double longest) {
  return {.title = "hours, mean over orders",
          .domain = canvas.in_common("hours", {0, longest}),
          .ticks = hour_ticks,
          .most = 9};
}

// Right of the bar where there is room, else left of it, else inside it.
void draw_value(Canvas& canvas, Rect area, Rect bar, std::string const& text, bool bold,
                Color inside = kWhite) {
  Style const& style = canvas.style();
  TextStyle words{.size = style.text_size, .bold = bold};
  double const width = canvas.measure(text, words).w + style.gap();
  double const y = bar.center().y;
  if (bar.right() + width <= area.right()) {
    canvas.text(text, {bar.right() + style.gap() / 2, y}, words);
    return;
  }
  words.align = Align::End;
  bool const left = bar.x - width >= area.x;
  if (!left) words.color = inside;
  canvas.text(text, {left ? bar.x - style.gap() / 2 : bar.right() - style.gap() / 2, y}, words);
}

// Of other orders, so it neither begins where the cascade ends nor has its colour.
void draw_afterwards(LeadTimePartsData const& data, Canvas& canvas, BarRows const& rows, Scale const& x) {
  double const hours = data.rows.front().afterwards.mean;
  Rect const band = rows.band(data.stages.size() + 1);
  double const length = std::isfinite(hours) ? std::clamp(hours, 0.0, kLongest) : 0;
  Rect const bar{x(0), band.y, x(length) - x(0), band.h};
  canvas.rectangle(bar, kGrid, Mark::Bar);
  canvas.frame(bar, {.color = kQuietInk, .width = canvas.style().thin_width, .dash = {2, 1.5}}, Mark::Bar);
  draw_value(canvas, rows.area, bar, parts_text(hours), false, kInk);
}

void draw_cascade(LeadTimePartsData const& data, Canvas& canvas, Rect room) {
  PartsRow const& row = data.rows.front();
  double const total = total_of(data, row);
  std::vector<std::string> names = data.stages;
  names.emplace_back("ready, in all");
  if (!data.afterwards.empty()) names.push_back("then: " + data.afterwards);
  double const after = row.afterwards.mean;
  Axis const axis =
      hours_axis(canvas, std::isfinite(after) ? std::max(total, std::min(after, kLongest)) : total);
  BarRows const rows = draw_rows(canvas, inset(room, 0, 0, 0, x_axis_height(canvas.style(), axis)), names);
  Scale const x = draw_x_axis(canvas, rows.area, axis);
  double from = 0;
  for (std::size_t i = 0; i < data.stages.size(); ++i) {
    double const to = from + hours_of(row, i);
    Rect const band = rows.band(i);
    Rect const bar{x(from), band.y, x(to) - x(from), band.h};
    canvas.rectangle(bar, kTotal, Mark::Bar);
    std::array const link = {Point{x(to), bar.y}, Point{x(to), rows.band(i + 1).bottom()}};
    canvas.line(link, {.color = kAxis, .width = canvas.style().hair_width}, Mark::Rule);
    double const share = total > 0 ? hours_of(row, i) / total : 0;
    from = to;
    std::string text = parts_text(value_at(row.hours, i));
    if (share > 0) text += " (" + fixed(100 * share, 0) + " %)";
    canvas.tip({rows.area.x, bar.y, rows.area.w, bar.h}, data.stages[i] + ": " + text);
    if (rows.pitch < 1.2 * canvas.style().text_size) continue;  // of so many the names are left out, too
    draw_value(canvas, rows.area, bar, text, false);
  }
  Rect const band = rows.band(data.stages.size());
  Rect const all{x(0), band.y, x(total) - x(0), band.h};
  canvas.rectangle(all, kQuietInk, Mark::Bar);
  draw_value(canvas, rows.area, all, parts_text(total), true);
  if (!data.afterwards.empty()) draw_afterwards(data, canvas, rows, x);
}

void draw_stacked(LeadTimePartsData const& data, Canvas& canvas, Rect room) {
  Style const& style = canvas.style();
  std::vector<Key> keys;
  for (auto const& stage : data.stages) keys.push_back({stage, fill_color(keys.size())});
  room = draw_legend_above(canvas, room, keys);

  std::vector<std::string> names;
  double longest = 0;
  for (auto const& row : data.rows) {
    names.push_back(row.name);
    longest = std::max(longest, total_of(data, row));
  }
  Axis const axis = hours_axis(canvas, longest);
  double const value_room =
      canvas.measure("1,000 h", {.size = style.text_size, .bold = true}).w + style.gap();
  BarRows rows = draw_rows(canvas, inset(room, 0, 0, value_room, x_axis_height(style, axis)), names);
  Scale const x = draw_x_axis(canvas, rows.area, axis);
  for (std::size_t k = 0; k < data.rows.size(); ++k) {
    double from = 0;
    Rect const band = rows.band(k);
    for (std::size_t i = 0; i < data.stages.size(); ++i) {
      double const hours = hours_of(data.rows[k], i);
      Rect const bar{x(from), band.y, x(from + hours) - x(from), band.h};
      from += hours;
      if (hours <= 0) continue;
      canvas.rectangle(bar, fill_color(i), Mark::Bar);
      std::string const text = fixed(hours, 1);
      TextStyle const words{.size = style.tick_size, .color = text_on(fill_color(i)), .align = Align::Middle};
      bool const fits = canvas.measure(text, words).w + 0.3 * style.tick_size < bar.w && words.size < band.h;
      if (fits) canvas.text(text, bar.center(), words);
    }
    if (rows.pitch < 1.2 * style.text_size) continue;
    canvas.text(parts_text(from), {x(from) + style.gap() / 2, rows.middle(k)},
                {.size = style.text_size, .bold = true});
  }
}

// The interval of a sum is not the sum of intervals: it is told of the whole only.
std::string totals_text(LeadTimePartsData const& data) {
  std::string words;
  for (auto const& row : data.rows) {
    if (!std::isfinite(row.total.low)) continue;
    words.append(words.empty() ? "Ready, in all: " : "; ")
        .append(data.rows.size() == 1 ? "" : row.name + " ");
    words.append(with_interval(data.info, row.total, parts_text));
  }
  if (data.rows.size() != 1 || data.afterwards.empty()) return words;
  Interval const& after = data.rows.front().afterwards;
  std::string const interval =
      std::isfinite(after.low) ? " " + with_interval(data.info, after, parts_text) : "";
  return words + (words.empty() ? "" : ". ") + "Grey, " + data.afterwards + interval +
         ": of orders in hand, so no part of the sum";
}

std::size_t rows_of(LeadTimePartsData const& data) {
  if (data.rows.size() != 1) return data.rows.size();
  return data.stages.size() + (data.afterwards.empty() ? 1 : 2);
}

}  // namespace

void draw_lead_time_parts(LeadTimePartsData const& data, Canvas& canvas) {
  Rect const room = draw_surroundings(canvas, data.info, "Lead time by stage", totals_text(data));
  bool const known = std::ranges::any_of(data.rows, [&](auto const& row) { return total_of(data, row) > 0; });
  if (!known) return draw_no_data(canvas, room, data.info, "no data: no order has arrived");
  if (data.rows.size() == 1)
    draw_cascade(data, canvas, room);
  else
    draw_stacked(data, canvas, room);
}

std::string csv(LeadTimePartsData const& data) {
  Csv table({"group", "stage", "mean[h]"});
  for (auto const& row : data.rows) {
    for (std::size_t i = 0; i < data.stages.size(); ++i) {
      table.cell(row.name).cell(data.stages[i]).cell(value_at(row.hours, i)).end_row();
    }
    table.cell(row.name).cell("in all").cell(total_of(data, row)).end_row();
    if (!data.afterwards.empty())
      table.cell(row.name).cell(data.afterwards).cell(row.afterwards.mean).end_row();
  }
  return table.text();
}

Figure figure(LeadTimePartsData data) {
  auto const shared = std::make_shared<LeadTimePartsData const>(std::move(data));
  return {.name = "lead-time-parts",
          .rows =
              [shared](Style const&) {
                auto const n = static_cast<double>(rows_of(*shared));
                return std::clamp(3.5 + (shared->rows.size() == 1 ? 1.3 : 1.8) * n, 10.0, 60.0);
              },
          .draw = [shared](Canvas& canvas) { draw_lead_time_parts(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
