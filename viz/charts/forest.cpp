#include "viz/charts/forest.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"
#include "viz/legend.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kRowLines = 1.6;  // height of a row in lines of text
constexpr double kNameShare = 0.34, kValueShare = 0.42;
constexpr double kWordShare = 0.72;  // of both together, before they are written smaller
constexpr double kSpare = 1.02;

std::string_view judged_word(Judged judged) {
  constexpr std::array<std::string_view, 4> kWords{"better", "worse", "not separable", ""};
  return kWords[static_cast<std::size_t>(judged)];
}

Color judged_color(Judged judged) {
  constexpr std::array<Color, 4> kColors{kTotal, kLoss, kQuietInk, kInk};
  return kColors[static_cast<std::size_t>(judged)];
}

// Differences and their ends; 0 belongs to every axis, and nothing beyond what an axis can show.
Range forest_domain(ForestPanel const& panel) {
  Range all{0, 0};
  for (auto const& row : panel.rows)
    all = united(all, finite_range(std::array{row.difference.mean, row.difference.low, row.difference.high}));
  if (all.lo == all.hi) return {-1, 1};
  all = usable(all);
  double const room = 0.06 * (all.hi / 2 - all.lo / 2) * 2;
  return {all.lo - (all.lo < 0 ? room : room / 2), all.hi + (all.hi > 0 ? room : room / 2)};
}

bool any_difference(ForestData const& data) {
  return std::ranges::any_of(data.panels, [](ForestPanel const& panel) {
    return std::ranges::any_of(panel.rows,
                               [](ForestRow const& row) { return !std::isnan(row.difference.mean); });
  });
}

struct ForestColumns {
  double names = 0, values = 0;  // widths
  double size = 0;               // of their type
};

// Names get the room that differences leave, as long as the plot has a quarter; where that is too little,
// both are written smaller, down to the size of the caption.
ForestColumns columns_for(Canvas const& canvas, std::span<ForestPanel const> panels, double width) {
  Style const& style = canvas.style();
  ForestColumns columns{.size = style.text_size};
  TextStyle const words{.size = columns.size};
  for (auto const& panel : panels)
    for (auto const& row : panel.rows) {
      columns.names = std::max(columns.names, canvas.measure(row.name, words).w);
      columns.values = std::max(columns.values, canvas.measure(difference_words(row.difference), words).w);
    }
  // Smaller type is not quite as much narrower.
  columns.names *= kSpare, columns.values *= kSpare;
  double const room = kWordShare * width;
  double const smaller = std::clamp(room / std::max(room, columns.names + columns.values),
                                    std::min(1.0, style.caption_size / style.text_size), 1.0);
  columns.size *= smaller;
  columns.values = std::min(smaller * columns.values, kValueShare * width);
  columns.names = std::min(smaller * columns.names, std::max(kNameShare * width, room - columns.values));
  return columns;
}

// As it is drawn: shares in points.
ForestData in_units_shown(ForestData data) {
  for (auto& panel : data.panels)
    for (auto& row : panel.rows) {
      auto& d = row.difference;
      d = {panel.factor * d.mean, panel.factor * d.low, panel.factor * d.high};
    }
  return data;
}

Axis forest_axis(ForestPanel const& panel) {
  return {.domain = forest_domain(panel),
          .ticks = [](Range domain, int most) { return number_ticks(domain, most); },
          .most = 6};
}

double forest_title_height(Style const& style) {
  return 1.6 * style.text_size;
}

// Of panels with so many lines for their rows.
double forest_height(Style const& style, double lines) {
  return forest_title_height(style) + lines * kRowLines * style.text_size +
         x_axis_height(style, forest_axis({})) + style.gap();
}

// A column grows with its panels; a slide does not, and has room for two side by side.
std::size_t panels_abreast(Style const& style, ForestData const& data) {
  return style.medium == Medium::Slide && data.panels.size() > 1 ? 2 : 1;
}

// For each line of panels, the rows of the longest.
std::vector<double> rows_of_lines(Style const& style, ForestData const& data) {
  std::vector<double> lines;
  std::size_t const abreast = panels_abreast(style, data);
  for (std::size_t i = 0; i < data.panels.size(); ++i) {
    if (i % abreast == 0) lines.push_back(1);
    lines.back() = std::max(lines.back(), static_cast<double>(data.panels[i].rows.size()));
  }
  return lines;
}

// Lines of panels that find room if each of their rows gets a line of text, of many rows eight lines.
std::size_t lines_shown(Style const& style, std::span<double const> lines, double height) {
  std::size_t n = 0;
  for (double const rows : lines) {
    height -= forest_height(style, std::min(0.75 * rows, 6.0));
    if (height < 0 && n > 0) break;
    ++n;
  }
  return n;
}

// Filled where the difference is sure, hollow where it is not; what is worse is a square, so that grey prints
// tell.
void draw_forest_mark(Canvas& canvas, Point at, double radius, Judged judged) {
  Color const color = judged_color(judged);
  Stroke const rim{.color = color, .width = canvas.style().thin_width};
  if (judged == Judged::worse)
    return canvas.rectangle({at.x - radius, at.y - radius, 2 * radius, 2 * radius}, color, Mark::Dot);
  canvas.disc(at, radius, judged == Judged::not_separable ? kWhite : color, rim);
}

// Intervals without an end go to the edge of the plot, and have no cap there.
void draw_forest_row(Canvas& canvas, Rect area, Scale const& x, double middle, double cap,
                     ForestRow const& row) {
  auto const& d = row.difference;
  if (std::isnan(d.mean)) return;
  Stroke const stroke{.color = judged_color(row.judged), .width = canvas.style().line_width};
  auto const place = [&](double value) { return std::clamp(x(value), area.x, area.right()); };
  if (!std::isnan(d.low) && !std::isnan(d.high)) {
    canvas.line(std::array{Point{place(d.low), middle}, Point{place(d.high), middle}}, stroke, Mark::Line);
    for (double const end : {d.low, d.high})
      if (std::isfinite(end))
        canvas.line(std::array{Point{place(end), middle - cap}, Point{place(end), middle + cap}}, stroke,
                    Mark::Tick);
  }
  if (!std::isfinite(d.mean)) return;
  draw_forest_mark(canvas, {place(d.mean), middle}, std::min(canvas.style().dot_radius, 1.6 * cap),
                   row.judged);
}

void draw_forest_panel(Canvas& canvas, Rect room, ForestColumns const& columns, ForestPanel const& panel) {
  Style const& style = canvas.style();
  canvas.text(panel.unit.empty() ? panel.figure : panel.figure + ", " + panel.unit, {room.x, room.y},
              {.size = style.text_size, .bold = true, .valign = VAlign::Top, .max_width = room.w});
  Axis const axis = forest_axis(panel);
  Rect const area = inset(room, columns.names + style.gap(), forest_title_height(style),
                          columns.values + style.gap(), x_axis_height(style, axis) + style.gap());
  Scale const x = draw_x_axis(canvas, area, axis);
  canvas.line(std::array{Point{x(0), area.y}, Point{x(0), area.bottom()}},
              {.color = kInk, .width = style.thin_width}, Mark::Rule);
  BarRows const rows{area, area.h / static_cast<double>(std::max<std::size_t>(1, panel.rows.size()))};
  auto const every =
      static_cast<std::size_t>(std::max(1.0, std::ceil(1.3 * columns.size / std::max(0.01, rows.pitch))));
  double const cap = std::min(0.3 * rows.pitch, 0.35 * style.text_size);
  for (std::size_t i = 0; i < panel.rows.size(); ++i) {
    auto const& row = panel.rows[i];
    draw_forest_row(canvas, area, x, rows.middle(i), cap, row);
    if (i % every != 0) continue;
    TextStyle words{.size = columns.size, .align = Align::End, .max_width = columns.names};
    canvas.text(row.name, {area.x - style.gap(), rows.middle(i)}, words);
    words.max_width = columns.values;
    canvas.text(difference_words(row.difference), {room.right(), rows.middle(i)}, words);
  }
}

std::vector<Key> forest_keys(ForestData const& data) {
  std::vector<Key> keys;
  for (auto const judged : {Judged::better, Judged::worse, Judged::not_separable}) {
    bool const used = std::ranges::any_of(data.panels, [&](ForestPanel const& panel) {
      return std::ranges::any_of(panel.rows, [&](ForestRow const& row) { return row.judged == judged; });
    });
    if (!used) continue;
    bool const hollow = judged == Judged::not_separable;
    keys.push_back({std::string(judged_word(judged)), hollow ? kWhite : judged_color(judged),
                    hollow                    ? Key::Shape::Ring
                    : judged == Judged::worse ? Key::Shape::Box
                                              : Key::Shape::Dot});
  }
  return keys;
}

std::string forest_words(ForestData const& data, std::size_t left_out) {
  std::string words = "Difference to " + (data.base.empty() ? "the base" : data.base);
  bool const intervals = std::ranges::any_of(data.panels, [](ForestPanel const& panel) {
    return std::ranges::any_of(panel.rows,
                               [](ForestRow const& row) { return !std::isnan(row.difference.low); });
  });
  auto const each = level_digits(data.info.level) + " %";
  if (intervals && std::isnan(data.together)) words += "; bar: " + each + " interval of the difference";
  if (intervals && !std::isnan(data.together))
    words += "; bars: intervals of the differences that hold together with " + level_digits(data.together) +
             " % (each " + each + ")";
  if (left_out > 0)
    words += ". " + counted(static_cast<double>(left_out), "more figure is", "more figures are") +
             " in the table beside the picture";
  return words;
}

}  // namespace

std::string difference_words(Interval const& difference) {
  if (std::isnan(difference.mean)) return "n/a";
  double const half = (difference.high - difference.low) / 2;
  bool const sure = !(half > 0) || !std::isfinite(half);
  double const size = std::abs(sure ? difference.mean : half);
  if (!std::isfinite(difference.mean) || size >= 1e9) return rounded(difference.mean);
  // To the second digit of the half-width; where there is none three digits, of whole numbers all.
  bool const whole = sure && std::abs(size - std::round(size)) < 1e-9 * std::max(1.0, size);
  int const digits_told = sure ? 2 : 1;
  int const decimals =
      whole ? 0 : std::clamp(digits_told - static_cast<int>(std::floor(std::log10(size * (1 + 1e-9)))), 0, 6);
  auto const digits = fixed(difference.mean, decimals);
  bool const nothing = digits.find_first_of("123456789") == std::string::npos;
  std::string words = (difference.mean > 0 && !nothing ? "+" : "") + digits;
  if (!std::isnan(half)) words += " ± " + fixed(half, decimals);
  return words;
}

std::string level_digits(double level) {
  double const percent = 100 * level;
  int decimals = std::abs(percent - std::round(percent)) < 1e-9 ? 0 : 2;
  while (level < 1 && decimals < 9 && fixed(percent, decimals).starts_with("100")) ++decimals;
  return fixed(percent, decimals);
}

void draw_forest(ForestData const& own, Canvas& canvas) {
  Style const& style = canvas.style();
  auto const data = in_units_shown(own);
  auto lines = rows_of_lines(style, data);
  std::size_t const abreast = panels_abreast(style, data);
  // The caption says what is left out, and takes room itself: two lines of it are reckoned with.
  double const guess = canvas.page().h - 2 * style.margin - 1.7 * style.title_size - 2 * style.text_size -
                       3 * style.caption_size;
  if (style.medium == Medium::Slide) lines.resize(lines_shown(style, lines, guess));
  std::size_t const shown = std::min(data.panels.size(), lines.size() * abreast);
  Rect room = draw_surroundings(canvas, data.info, "Differences to the base",
                                any_difference(data) ? forest_words(data, data.panels.size() - shown) : "");
  if (!any_difference(data)) return draw_no_data(canvas, room, data.info, "no data: nothing to compare");
  room = draw_legend_above(canvas, room, forest_keys(data));
  double const between = static_cast<double>(abreast - 1) * 2 * style.text_size;
  double const width = (room.w - between) / static_cast<double>(abreast);
  auto const columns = columns_for(canvas, std::span(data.panels).first(shown), width);
  double const all_rows = std::accumulate(lines.begin(), lines.end(), 0.0);
  double const pitch =
      std::max(0.0, room.h - static_cast<double>(lines.size()) * forest_height(style, 0)) / all_rows;
  double y = room.y;
  for (std::size_t i = 0; i < shown; ++i) {
    double const height = forest_height(style, 0) + pitch * lines[i / abreast];
    double const x = room.x + static_cast<double>(i % abreast) * (width + between);
    draw_forest_panel(canvas, {x, y, width, height}, columns, data.panels[i]);
    if (i % abreast + 1 == abreast) y += height;
  }
}

std::string csv(ForestData const& data) {
  Csv table({"figure", "unit", "compared", "difference", "low", "high", "judged"});
  for (auto const& panel : data.panels)
    for (auto const& row : panel.rows) {
      table.cell(panel.id.empty() ? panel.figure : panel.id);
      table.cell(panel.id.empty() ? panel.unit : panel.units).cell(row.name);
      table.cell(row.difference.mean).cell(row.difference.low).cell(row.difference.high);
      table.cell(judged_word(row.judged)).end_row();
    }
  return table.text();
}

Figure figure(ForestData data) {
  auto const shared = std::make_shared<ForestData const>(std::move(data));
  return {.name = "differences",
          .rows =
              [shared](Style const& style) {
                double height = 4 * style.text_size;  // of the legend, and of a long caption
                for (double const rows : rows_of_lines(style, *shared)) height += forest_height(style, rows);
                return std::max(4.0, height / (1.4 * style.text_size));
              },
          .draw = [shared](Canvas& canvas) { draw_forest(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
