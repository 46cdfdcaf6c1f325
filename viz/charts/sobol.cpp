#include "viz/charts/sobol.hpp"

#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/paired_bars.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

std::vector<PairedRow> index_bars(SobolData const& data) {
  std::vector<PairedRow> rows;
  for (auto const& row : data.rows)
    rows.push_back({.name = row.factor,
                    .upper = row.first,
                    .lower = row.total,
                    .upper_label = fixed(row.first.mean, 2),
                    .lower_label = fixed(row.total.mean, 2),
                    .upper_ring = row.first_without_noise,
                    .lower_ring = row.total_without_noise});
  return rows;
}

bool any_ring(SobolData const& data) {
  return std::ranges::any_of(data.rows, [](SobolRow const& row) {
    return std::isfinite(row.first_without_noise) || std::isfinite(row.total_without_noise);
  });
}

std::string index_words(SobolData const& data, std::span<PairedRow const> rows, std::size_t shown) {
  std::string words = "Shares of the variance over all factors' ranges";
  if (any_interval(rows))
    words += "; bar: " + fixed(100 * data.info.level, 0) + " % " +
             (data.shifts > 1 ? "interval over " + fixed(static_cast<double>(data.shifts), 0) + " shifts"
                              : "bootstrap interval");
  if (std::isfinite(data.noise_share))
    words += ". Noise of replications: " + percent(data.noise_share) + " of it";
  if (shown < rows.size())
    words += ". " + counted(static_cast<double>(rows.size() - shown), "more factor is", "more factors are") +
             " in the table beside the picture";
  return words;
}

}  // namespace

void draw_sobol(SobolData const& data, Canvas& canvas) {
  auto rows = index_bars(data);
  std::size_t const shown = paired_rows_shown(canvas.style(), rows.size());
  std::string const title =
      data.figure.name.empty() ? "What varies" : "What makes " + data.figure.name + " vary";
  bool const any = any_value(rows);
  Rect room = draw_surroundings(canvas, data.info, title, any ? index_words(data, rows, shown) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: the figure does not vary");
  rows.resize(shown);
  std::vector<Key> keys{{"alone (first order)", line_color(5)}, {"with interactions (total)", line_color(0)}};
  if (any_ring(data)) keys.push_back({"without noise", kWhite, Key::Shape::Ring});
  room = draw_legend_above(canvas, room, keys);
  draw_paired_bars(canvas, room, rows,
                   {.title = "Sobol index",
                    .ticks = [](Range domain, int at_most) { return number_ticks(domain, at_most); },
                    .upper = keys[0].color,
                    .lower = keys[1].color});
}

std::string csv(SobolData const& data) {
  Csv table({"figure", "factor", "first", "first_low", "first_high", "first_without_noise", "total",
             "total_low", "total_high", "total_without_noise"});
  for (auto const& row : data.rows) {
    table.cell(data.figure.table_name())
        .cell(row.id.empty() ? row.factor : row.id)
        .cell(row.first.mean)
        .cell(row.first.low)
        .cell(row.first.high);
    table.cell(row.first_without_noise).cell(row.total.mean).cell(row.total.low).cell(row.total.high);
    table.cell(row.total_without_noise).end_row();
  }
  return table.text();
}

Figure figure(SobolData data) {
  auto const shared = std::make_shared<SobolData const>(std::move(data));
  return {.name = "sobol",
          .rows = [shared](Style const&) { return paired_rows_height(shared->rows.size()); },
          .draw = [shared](Canvas& canvas) { draw_sobol(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
