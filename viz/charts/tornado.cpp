#include "viz/charts/tornado.hpp"

#include "viz/axes.hpp"
#include "viz/csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kTornadoOnSlide = 8, kMostBaseValues = 8;

std::vector<TornadoLevel> levels_of(TornadoRow const& row) {
  std::vector<TornadoLevel> levels{{row.low_label, row.low}};
  levels.insert(levels.end(), row.between.begin(), row.between.end());
  levels.push_back({row.high_label, row.high});
  return levels;
}

// "orders/year" of "20 orders/year" and "40 orders/year": told once, with the factor.
std::string shared_unit(std::vector<TornadoLevel> const& levels) {
  std::string unit;
  for (auto const& level : levels) {
    auto const space = level.label.find(' ');
    if (space == std::string::npos || space == 0) return {};
    auto const own = level.label.substr(space + 1);
    if (!unit.empty() && own != unit) return {};
    unit = own;
  }
  return unit;
}

struct TornadoBar {
  std::string name;
  std::vector<TornadoLevel> levels;
};

TornadoBar bar_of(TornadoRow const& row) {
  TornadoBar bar{row.factor, levels_of(row)};
  auto const unit = shared_unit(bar.levels);
  if (unit.empty()) return bar;
  bar.name += ", " + unit;
  for (auto& level : bar.levels) level.label.resize(level.label.size() - unit.size() - 1);
  return bar;
}

template <class Holds>
bool any_level(std::vector<TornadoBar> const& bars, Holds holds) {
  return std::ranges::any_of(bars, [&](auto const& bar) { return std::ranges::any_of(bar.levels, holds); });
}

Range tornado_domain(std::vector<TornadoBar> const& bars) {
  Range all{0, 0};
  for (auto const& bar : bars)
    for (auto const& [label, change] : bar.levels)
      all = united(all, finite_range(std::array{change.mean, change.low, change.high}));
  if (all.lo == all.hi) return {-1, 1};
  all = usable(all);
  double const room = 0.04 * (all.hi / 2 - all.lo / 2) * 2;
  return {all.lo < 0 ? all.lo - room : 0, all.hi > 0 ? all.hi + room : 0};
}

// Levels that lie on one place of the page share their words: "3, 4, 5".
struct TornadoLabel {
  double x;
  std::string text;
};

std::vector<TornadoLabel> labels_along(TornadoBar const& bar, Scale const& x, double apart) {
  auto levels = bar.levels;
  std::erase_if(levels, [](auto const& level) { return !std::isfinite(level.change.mean); });
  std::ranges::stable_sort(levels, {}, [](auto const& level) { return level.change.mean; });
  std::vector<TornadoLabel> labels;
  double begins = 0;
  for (auto const& level : levels) {
    double const at = x(level.change.mean);
    if (labels.empty() || at - begins > apart) {
      labels.push_back({at, level.label});
      begins = at;
    } else if (!level.label.empty()) {
      labels.back().text += (labels.back().text.empty() ? "" : ", ") + level.label;
    }
  }
  return labels;
}

std::string without_value(TornadoBar const& bar) {
  std::string words;
  for (auto const& level : bar.levels)
    if (!std::isfinite(level.change.mean)) words += (words.empty() ? "" : ", ") + level.label;
  return words.empty() ? "" : words + ": n/a";
}

struct TornadoArea {
  Rect box;
  Scale x;
  double size = 0;             // of the labels' type; 0: no room for any
  double left = 0, right = 0;  // room beside the bars

  double place(double value) const { return std::clamp(x(value), box.x, box.right()); }
};

// Words right of a bar: of its upper end, unless that is its lower end, too, and of what has no value.
std::string right_words(TornadoBar const& bar, std::vector<TornadoLabel> const& labels, bool alone_left) {
  std::string words = labels.empty() || alone_left ? "" : labels.back().text;
  auto const none = without_value(bar);
  return none.empty() ? words : words + (words.empty() ? "" : "; ") + none;
}

// One place alone has its words on the side of the base on which it lies.
bool is_alone_left(TornadoBar const& bar, std::vector<TornadoLabel> const& labels) {
  return labels.size() == 1 &&
         std::ranges::any_of(bar.levels, [](auto const& l) { return l.change.mean < 0; });
}

std::string left_words(std::vector<TornadoLabel> const& labels, bool alone_left) {
  return labels.size() > 1 || alone_left ? labels.front().text : "";
}

TornadoArea area_of(Canvas const& canvas, BarRows const& rows, std::vector<TornadoBar> const& bars,
                    Range domain) {
  double const most = canvas.style().tick_size, size = std::min(most, 0.4 * rows.pitch / 1.12);
  TornadoArea area{.box = rows.area, .x = Scale::linear(domain).onto(rows.area.x, rows.area.right())};
  area.right = most;
  if (size < 0.76 * most) return area;
  area.size = size;
  auto const widen = [&](double& side, std::string const& words) {
    if (words.empty()) return;
    side = std::max(side, std::min(canvas.measure(words, {.size = size}).w + most, 0.2 * canvas.page().w));
  };
  for (auto const& bar : bars) {
    auto const labels = labels_along(bar, area.x, size);
    bool const alone = is_alone_left(bar, labels);
    widen(area.left, left_words(labels, alone));
    widen(area.right, right_words(bar, labels, alone));
  }
  return area;
}

void draw_levels(Canvas& canvas, TornadoArea const& area, TornadoBar const& bar, double y, double height) {
  Style const& style = canvas.style();
  for (auto const& [label, change] : bar.levels) {
    if (!std::isfinite(change.mean)) continue;
    if (!std::isnan(change.low) && !std::isnan(change.high))
      canvas.line(std::array{Point{area.place(change.low), y}, Point{area.place(change.high), y}},
                  {.color = kInk, .width = std::max(style.thin_width, 0.5 * style.line_width)}, Mark::Line);
    canvas.disc({area.place(change.mean), y}, std::min(0.3 * height, 0.7 * style.dot_radius), kInk,
                {.color = kWhite, .width = style.hair_width});
  }
}

// Inner levels have their words above the bar, where they find room beside one another.
void draw_inner_labels(Canvas& canvas, TornadoArea const& area, std::vector<TornadoLabel> const& labels,
                       double y) {
  double taken = area.box.x - area.left;
  for (std::size_t i = 1; i + 1 < labels.size(); ++i) {
    TextStyle const words{.size = area.size, .align = Align::Middle, .halo = Halo::Yes};
    double const half = canvas.measure(labels[i].text, words).w / 2;
    double const x = std::clamp(labels[i].x, area.box.x, area.box.right());
    if (labels[i].text.empty() || x - half < taken || x + half > area.box.right() + area.right) continue;
    canvas.text(labels[i].text, {x, y}, words);
    taken = x + half + 0.4 * area.size;
  }
}

void draw_end_labels(Canvas& canvas, TornadoArea const& area, TornadoBar const& bar,
                     std::vector<TornadoLabel> const& labels, double y) {
  double least = 0, most = 0;  // with intervals
  for (auto const& [label, change] : bar.levels)
    for (double const v : {change.mean, change.low, change.high})
      if (std::isfinite(v)) least = std::min(least, v), most = std::max(most, v);
  bool const alone = is_alone_left(bar, labels);
  double const gap = 0.5 * canvas.style().tick_size;
  auto const write = [&](std::string const& words, double x, Align align, double room) {
    if (!words.empty())
      canvas.text(words, {x, y}, {.size = area.size, .align = align, .max_width = room - gap});
  };
  write(left_words(labels, alone), area.place(least) - gap, Align::End, area.left);
  write(right_words(bar, labels, alone), area.place(most) + gap, Align::Start, area.right);
}

void draw_bar(Canvas& canvas, TornadoArea const& area, TornadoBar const& bar, Rect band) {
  Range all{0, 0};
  for (auto const& level : bar.levels) all = united(all, finite_range(std::array{level.change.mean}));
  bool const inner = area.size > 0;
  double const height = inner ? band.h - 1.12 * area.size : band.h;
  Rect const box{area.place(all.lo), band.bottom() - height, area.place(all.hi) - area.place(all.lo), height};
  if (box.w > 0) canvas.rectangle(box, line_color(5), Mark::Bar);
  draw_levels(canvas, area, bar, box.center().y, height);
  if (!inner) return;
  auto const labels = labels_along(bar, area.x, area.size);
  draw_inner_labels(canvas, area, labels, band.y + 0.5 * area.size);
  draw_end_labels(canvas, area, bar, labels, box.center().y);
}

void draw_bars(Canvas& canvas, Rect room, TornadoData const& data, std::vector<TornadoBar> const& bars) {
  Style const& style = canvas.style();
  Axis const axis{.title = data.figure.change_title(),
                  .domain = tornado_domain(bars),
                  .ticks = data.figure.change_ticks(),
                  .most = 7};
  std::vector<std::string> names;
  for (auto const& bar : bars) names.push_back(bar.name);
  BarRows const rows = draw_rows(canvas, inset(room, 0, 0, 0, x_axis_height(style, axis)), names, 0.36);
  TornadoArea area = area_of(canvas, rows, bars, axis.domain);
  area.box = inset(rows.area, area.left, 0, area.right, 0);
  area.x = draw_x_axis(canvas, area.box, axis);
  double const zero = area.place(0);
  canvas.line(std::array{Point{zero, area.box.y}, Point{zero, area.box.bottom()}},
              {.color = kInk, .width = style.thin_width}, Mark::Rule);
  for (std::size_t i = 0; i < bars.size(); ++i) draw_bar(canvas, area, bars[i], rows.band(i, 0.8));
}

// " (trucks 4, cut off 14:00)"
std::string base_words(TornadoData const& data) {
  std::string words;
  std::size_t told = 0, more = 0;
  for (auto const& row : data.rows) {
    if (row.base_label.empty()) continue;
    if (++told > kMostBaseValues)
      ++more;
    else
      words += (words.empty() ? "" : ", ") + row.factor + " " + row.base_label;
  }
  if (more > 0) words += " and " + std::to_string(more) + " more";
  return words.empty() ? "" : " (" + words + ")";
}

std::string tornado_words(TornadoData const& data, std::vector<TornadoBar> const& bars, std::size_t shown) {
  std::string words = "One factor changed at a time";
  if (std::isfinite(data.base)) words += " from a base of " + data.figure.words(data.base) + base_words(data);
  words += ". Bars: from the least to the most of all values of the factor, which are the dots";
  if (any_level(bars, [](auto const& level) {
        return !std::isnan(level.change.low) && !std::isnan(level.change.high);
      }))
    words += "; thin: " + fixed(100 * data.info.level, 0) + " % intervals of the paired differences";
  if (shown < bars.size())
    words += ". " + counted(static_cast<double>(bars.size() - shown), "more factor is", "more factors are") +
             " in the table beside the picture";
  return words;
}

}  // namespace

void draw_tornado(TornadoData const& data, Canvas& canvas) {
  std::vector<TornadoBar> bars;
  for (auto const& row : data.rows) bars.push_back(bar_of(row));
  std::size_t const shown =
      canvas.style().medium == Medium::Slide ? std::min(bars.size(), kTornadoOnSlide) : bars.size();
  std::string const title = data.figure.name.empty() ? "Sensitivity" : "Sensitivity of " + data.figure.name;
  bool const any = any_level(bars, [](auto const& level) { return std::isfinite(level.change.mean); });
  Rect const room = draw_surroundings(canvas, data.info, title, any ? tornado_words(data, bars, shown) : "");
  if (!any) return draw_no_data(canvas, room, data.info, "no data: no factor was changed");
  bars.resize(shown);
  draw_bars(canvas, room, data, bars);
}

std::string csv(TornadoData const& data) {
  Csv table({"figure", "factor", "end", "value", "change", "low", "high"});
  for (auto const& row : data.rows) {
    auto const levels = levels_of(row);
    for (std::size_t i = 0; i < levels.size(); ++i)
      table.cell(data.figure.table_name())
          .cell(row.id.empty() ? row.factor : row.id)
          .cell(i == 0                   ? "low"
                : i + 1 == levels.size() ? "high"
                                         : "between")
          .cell(levels[i].label)
          .cell(levels[i].change.mean)
          .cell(levels[i].change.low)
          .cell(levels[i].change.high)
          .end_row();
  }
  return table.text();
}

Figure figure(TornadoData data) {
  auto const shared = std::make_shared<TornadoData const>(std::move(data));
  return {.name = "tornado",
          .rows =
              [shared](Style const&) {
                return 6 + 2.1 * static_cast<double>(std::max<std::size_t>(shared->rows.size(), 2));
              },
          .draw = [shared](Canvas& canvas) { draw_tornado(*shared, canvas); },
          .csv = [shared] { return csv(*shared); }};
}

}  // namespace ruralsim::viz
