#include "viz/charts/tornado.hpp"

#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/paired_bars.hpp"

#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

std::vector<PairedRow> bars_of(TornadoData const& data) {
  std::vector<PairedRow> rows;
  for (auto const& row : data.rows)
    rows.push_back({.name = row.factor,
                    .upper = row.low,
                    .lower = row.high,
                    .upper_label = row.low_label,
                    .lower_label = row.high_label});
  return rows;
}

std::string tornado_words(TornadoData const& data, std::span<PairedRow const> rows, std::size_t shown) {
  std::string words = "One factor changed at a time";
  if (std::isfinite(data.base)) words += " from a base of " + data.figure.words(data.base);
  if (any_interval(rows))
    words += "; bar: " + fixed(100 * data.info.level, 0) + " % interval of the paired difference";
  if (shown < rows.size())
    words += ". " + counted(static_cast<double>(rows.size() - shown), "more factor is", "more factors are") +
             " in the table beside the picture";
  return words;
}

}  // namespace

void draw_tornado(TornadoData const& data, Canvas& canvas) {
  auto rows = bars_of(data);
  std::size_t const shown = paired_rows_shown(canvas.style(), rows.size());
  std::string const title = data.figure.name.empty() ? "Sensitivity" : "Sensitivity of " + data.figure.name;
  bool const any = any_value(rows);
  Rect room = draw_surroundings(canvas, data.info, title, any ? tornado_words(data, rows, shown) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no factor was changed");
  rows.resize(shown);
  std::array const keys{Key{"factor at its low end", line_color(5)}, Key{"at its high end", line_color(0)}};
  room = draw_legend_above(canvas, room, keys);
  draw_paired_bars(canvas, room, rows,
                   {.title = data.figure.change_title(),
                    .ticks = data.figure.change_ticks(),
                    .upper = keys[0].color,
                    .lower = keys[1].color});
}

std::string csv(TornadoData const& data) {
  Csv table({"figure", "factor", "end", "value", "change", "low", "high"});
  auto const add = [&](TornadoRow const& row, std::string_view end, std::string const& value,
                       Interval const& change) {
    table.cell(data.figure.table_name())
        .cell(row.id.empty() ? row.factor : row.id)
        .cell(end)
        .cell(value)
        .cell(change.mean)
        .cell(change.low)
        .cell(change.high)
        .end_row();
  };
  for (auto const& row : data.rows) {
    add(row, "low", row.low_label, row.low);
    add(row, "high", row.high_label, row.high);
  }
  return table.text();
}

Figure figure(TornadoData data) {
  auto const shared = std::make_shared<TornadoData const>(std::move(data));
  return {.name = "tornado",
          .rows = [shared](Style const&) { return paired_rows_height(shared->rows.size()); },
          .draw = [shared](Canvas& canvas) { draw_tornado(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
