#include "viz/charts/scatter.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kBins = 10, kScatterOnSlide = 8;

bool any_dot(ScatterData const& data) {
  return std::ranges::any_of(data.panels, [&](ScatterPanel const& panel) {
    for (std::size_t i = 0; i < data.values.size(); ++i)
      if (std::isfinite(data.values[i]) && std::isfinite(value_at(panel.values, i))) return true;
    return false;
  });
}

std::size_t scatter_columns(Style const& style, std::size_t panels) {
  std::size_t const most = style.narrow() ? 2 : style.medium == Medium::Slide && panels > 6 ? 4 : 3;
  return std::clamp<std::size_t>(panels, 1, panels == 4 ? 2 : most);
}

std::size_t scatter_rows(Style const& style, std::size_t panels) {
  std::size_t const columns = scatter_columns(style, panels);
  return std::max<std::size_t>(1, (panels + columns - 1) / columns);
}

std::vector<Tick> level_ticks(std::vector<std::string> const& levels, int at_most) {
  std::size_t const every = std::max<std::size_t>(
      1, (levels.size() + static_cast<std::size_t>(at_most) - 1) / static_cast<std::size_t>(at_most));
  std::vector<Tick> ticks;
  for (std::size_t l = 0; l < levels.size(); l += every) ticks.push_back({static_cast<double>(l), levels[l]});
  return ticks;
}

// Texts of levels end in an ellipsis where they are longer than a panel may show.
std::string shortened(Canvas const& canvas, std::string text, double width) {
  TextStyle const words{.size = canvas.style().tick_size};
  if (canvas.measure(text, words).w <= width) return text;
  while (!text.empty() && canvas.measure(text + "…", words).w > width) {
    do text.pop_back();
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U);
    if (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0) text.pop_back();
  }
  return text + "…";
}

Axis factor_axis(Canvas const& canvas, ScatterPanel const& panel, double width) {
  Range const all = usable(finite_range(panel.values));
  double const room = 0.06 * (all.hi / 2 - all.lo / 2) * 2;
  Axis axis{.domain = {all.lo - room, all.hi + room},
            .ticks = [](Range domain, int at_most) { return number_ticks(domain, at_most); },
            .most = 5,
            .grid = false};
  if (panel.levels.empty()) return axis;
  std::vector<std::string> levels;
  for (auto const& level : panel.levels) levels.push_back(shortened(canvas, level, 0.45 * width));
  axis.domain = {-0.4, static_cast<double>(levels.size()) - 0.6};
  axis.ticks = [levels](Range, int at_most) { return level_ticks(levels, at_most); };
  axis.most = static_cast<int>(std::clamp<std::size_t>(levels.size(), 2, 8));
  return axis;
}

// One scale of the figure for all panels, so that they can be compared; its labels stand at the left of each
// row.
struct FigureAxis {
  Range domain;
  std::vector<Tick> ticks;
  double labels = 0;
};

FigureAxis figure_axis(Canvas const& canvas, ScatterData const& data, double height) {
  Style const& style = canvas.style();
  int const most = std::clamp(static_cast<int>(height / (1.6 * style.tick_size)) + 1, 2, 6);
  Range const all = usable(finite_range(data.values));
  double const room = 0.06 * (all.hi / 2 - all.lo / 2) * 2;
  FigureAxis axis{.domain = {all.lo - room, all.hi + room}, .ticks = {}, .labels = 0};
  axis.ticks = data.figure.ticks()(axis.domain, most);
  for (auto const& tick : axis.ticks)
    axis.labels = std::max(axis.labels, canvas.measure(tick.label, {.size = style.tick_size}).w);
  axis.labels += 0.5 * style.tick_size;
  return axis;
}

enum class Labelled { yes, no };

void draw_figure_ticks(Canvas& canvas, Plot const& plot, FigureAxis const& axis, Labelled labelled) {
  Style const& style = canvas.style();
  for (auto const& tick : axis.ticks) {
    double const y = plot.y(tick.at);
    canvas.line(std::array{Point{plot.area.x, y}, Point{plot.area.right(), y}},
                {.color = kGrid, .width = style.hair_width}, Mark::Grid);
    if (labelled == Labelled::yes)
      canvas.text(tick.label, {plot.area.x - 0.5 * style.tick_size, y},
                  {.size = style.tick_size, .color = kQuietInk, .align = Align::End});
  }
}

bool has_fewer_runs(ScatterData const& data, std::size_t i) {
  return i < data.replications.size() && data.replications[i] < data.most_replications &&
         std::isfinite(data.values[i]);
}

bool any_has_fewer(ScatterData const& data) {
  for (std::size_t i = 0; i < data.values.size(); ++i)
    if (has_fewer_runs(data, i)) return true;
  return false;
}

void draw_dots(Canvas& canvas, Plot const& plot, ScatterData const& data, ScatterPanel const& panel) {
  Style const& style = canvas.style();
  std::vector<Point> dots, rings;
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    double const at = value_at(panel.values, i);
    if (!std::isfinite(at) || !std::isfinite(data.values[i])) continue;
    auto& marks = has_fewer_runs(data, i) ? rings : dots;
    marks.push_back({std::clamp(plot.x(at), plot.area.x, plot.area.right()),
                     std::clamp(plot.y(data.values[i]), plot.area.y, plot.area.bottom())});
  }
  auto const clip = canvas.clip(plot.area);
  draw_points(canvas, dots, 0.55 * style.dot_radius, line_color(5));
  for (Point const at : rings)
    canvas.disc(at, 0.55 * style.dot_radius, kWhite, {.color = line_color(5), .width = style.thin_width});
  std::vector<Point> means;
  for (auto const& bin : bin_means(panel.values, data.values))
    means.push_back({std::clamp(plot.x(bin.at), plot.area.x, plot.area.right()),
                     std::clamp(plot.y(bin.mean), plot.area.y, plot.area.bottom())});
  canvas.line(means, {.color = kLoss, .width = style.line_width}, Mark::Line);
  canvas.discs(means, 0.9 * style.dot_radius, kLoss);
}

void draw_factor(Canvas& canvas, Rect room, ScatterData const& data, ScatterPanel const& panel,
                 FigureAxis const& axis, Labelled labelled) {
  Style const& style = canvas.style();
  canvas.text(panel.factor, {room.x, room.y},
              {.size = style.text_size, .valign = VAlign::Top, .max_width = room.w});
  Axis const across = factor_axis(canvas, panel, room.w);
  Plot plot{inset(room, 0, 1.6 * style.text_size, 0, x_axis_height(style, across) + style.gap()),
            Scale::linear({0, 1}), Scale::linear(axis.domain)};
  plot.y = plot.y.onto(plot.area.bottom(), plot.area.y);
  draw_figure_ticks(canvas, plot, axis, labelled);
  plot.x = draw_x_axis(canvas, plot.area, across);
  draw_dots(canvas, plot, data, panel);
}

std::string scatter_words(ScatterData const& data, std::size_t shown) {
  std::string words = "Every dot is a point of the design, whatever its other factors are";
  if (data.info.replications > 1) words += ", the mean over replications";
  if (auto const empty = std::ranges::count_if(data.values, [](double v) { return !std::isfinite(v); });
      empty > 0)
    words += ". " + std::to_string(empty) + " of " + std::to_string(data.values.size()) + " points " +
             (empty == 1 ? "has" : "have") + " no value";
  if (shown < data.panels.size())
    words += ". " +
             counted(static_cast<double>(data.panels.size() - shown), "more factor is", "more factors are") +
             " in the table beside the picture";
  return words;
}

}  // namespace

std::vector<BinMean> bin_means(std::span<double const> at, std::span<double const> values) {
  auto const known = [&](std::size_t i) { return std::isfinite(at[i]) && std::isfinite(values[i]); };
  std::size_t const n = std::min(at.size(), values.size());
  std::set<double> places;
  for (std::size_t i = 0; i < n; ++i)
    if (known(i)) places.insert(at[i]);
  if (places.empty()) return {};
  std::vector<double> middles(places.begin(), places.end());
  double const lo = middles.front(), width = (middles.back() / kBins - lo / kBins);
  bool const binned = middles.size() > kBins;
  if (binned) {
    middles.resize(kBins);
    for (std::size_t b = 0; b < kBins; ++b) middles[b] = lo + (static_cast<double>(b) + 0.5) * width;
  }
  std::vector<BinMean> bins(middles.size());
  for (std::size_t b = 0; b < bins.size(); ++b) bins[b].at = middles[b];
  for (std::size_t i = 0; i < n; ++i) {
    if (!known(i)) continue;
    auto const b = binned
                       ? std::min(kBins - 1, static_cast<std::size_t>((at[i] - lo) / width))
                       : static_cast<std::size_t>(std::ranges::lower_bound(middles, at[i]) - middles.begin());
    bins[b].mean += values[i];
    ++bins[b].n;
  }
  std::erase_if(bins, [](BinMean const& bin) { return bin.n == 0; });
  for (auto& bin : bins) bin.mean /= static_cast<double>(bin.n);
  return bins;
}

void draw_scatter(ScatterData const& data, Canvas& canvas) {
  Style const& style = canvas.style();
  std::size_t const shown =
      style.medium == Medium::Slide ? std::min(data.panels.size(), kScatterOnSlide) : data.panels.size();
  bool const any = any_dot(data);
  auto const title = data.figure.heading("against each factor", "Against each factor");
  Rect room = draw_surroundings(canvas, data.info, title, any ? scatter_words(data, shown) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no point has a value");
  std::vector<Key> keys{{data.figure.title(), line_color(5), Key::Shape::Dot},
                        {"mean at a value, or of ten bins", kLoss, Key::Shape::Line}};
  if (any_has_fewer(data))
    keys.push_back({"fewer than " + std::to_string(data.most_replications) + " replications", line_color(5),
                    Key::Shape::Ring});
  room = draw_legend_above(canvas, room, keys);
  std::size_t const columns = scatter_columns(style, shown);
  double const height = room.h / static_cast<double>(scatter_rows(style, shown));
  FigureAxis const axis = figure_axis(canvas, data, height - 3.7 * style.text_size);
  double const gap = 2 * style.text_size;
  double const width =
      (room.w - axis.labels - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  for (std::size_t i = 0; i < shown; ++i) {
    std::size_t const column = i % columns, row = i / columns;
    Rect const panel{room.x + axis.labels + static_cast<double>(column) * (width + gap),
                     room.y + static_cast<double>(row) * height, width, height};
    draw_factor(canvas, panel, data, data.panels[i], axis, column == 0 ? Labelled::yes : Labelled::no);
  }
}

std::string csv(ScatterData const& data) {
  std::vector<std::string> header;
  for (auto const& panel : data.panels) header.push_back(panel.id.empty() ? panel.factor : panel.id);
  header.push_back(data.figure.table_name());
  Csv table(header);
  for (std::size_t i = 0; i < data.values.size(); ++i) {
    for (auto const& panel : data.panels) {
      double const at = value_at(panel.values, i);
      if (at >= 0 && at < static_cast<double>(panel.levels.size()))
        table.cell(panel.levels[static_cast<std::size_t>(at)]);
      else
        table.cell(at);
    }
    table.cell(data.values[i]).end_row();
  }
  return table.text();
}

Figure figure(ScatterData data) {
  auto const shared = std::make_shared<ScatterData const>(std::move(data));
  return {.name = "scatter",
          .rows =
              [shared](Style const& style) {
                return 4 + 9 * static_cast<double>(scatter_rows(style, shared->panels.size()));
              },
          .draw = [shared](Canvas& canvas) { draw_scatter(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
