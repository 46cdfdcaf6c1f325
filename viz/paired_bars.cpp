#include "viz/paired_bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kPairsOnSlide = 8;
constexpr double kPairFilling = 0.84;  // of a row's height, by both bars

Range paired_domain(std::span<PairedRow const> rows) {
  Range all{0, 0};
  for (auto const& row : rows) {
    all =
        united(all, finite_range(std::array{row.upper.mean, row.upper.low, row.upper.high, row.upper_ring}));
    all =
        united(all, finite_range(std::array{row.lower.mean, row.lower.low, row.lower.high, row.lower_ring}));
  }
  if (all.lo == all.hi) return {-1, 1};
  all = usable(all);
  double const room = 0.04 * (all.hi / 2 - all.lo / 2) * 2;
  return {all.lo < 0 ? all.lo - room : 0, all.hi > 0 ? all.hi + room : 0};
}

struct PairedLabels {
  double size = 0;             // of type; 0: no room for any
  double left = 0, right = 0;  // room beside the bars
};

PairedLabels labels_of(Canvas const& canvas, double pitch, std::span<PairedRow const> rows) {
  double const most = canvas.style().tick_size, size = std::min(most, kPairFilling / 2 * pitch / 1.12);
  if (size < 0.76 * most) return {};
  PairedLabels labels{.size = size};
  auto const widen = [&](Interval const& bar, std::string const& label) {
    if (std::isnan(bar.mean) || label.empty()) return;
    double& side = bar.mean < 0 ? labels.left : labels.right;
    double const width = canvas.measure(label, {.size = size}).w + 0.6 * most;
    side = std::max(side, std::min(width, 0.16 * canvas.page().w));
  };
  for (auto const& row : rows) widen(row.upper, row.upper_label), widen(row.lower, row.lower_label);
  return labels;
}

struct PairedArea {
  Rect box;
  Scale x;
  PairedLabels labels;

  double place(double value) const { return std::clamp(x(value), box.x, box.right()); }
};

void draw_whisker(Canvas& canvas, PairedArea const& area, double y, double cap, Interval const& bar) {
  if (std::isnan(bar.low) || std::isnan(bar.high)) return;
  Stroke const stroke{.color = kInk,
                      .width = std::max(canvas.style().thin_width, 0.5 * canvas.style().line_width)};
  canvas.line(std::array{Point{area.place(bar.low), y}, Point{area.place(bar.high), y}}, stroke, Mark::Line);
  for (double const end : {bar.low, bar.high})
    if (std::isfinite(end))
      canvas.line(std::array{Point{area.place(end), y - cap}, Point{area.place(end), y + cap}}, stroke,
                  Mark::Tick);
}

struct PairedBar {
  Interval const& value;
  std::string const& label;
  double ring;
  Color color;
};

// Beyond whatever the bar has on its side.
void draw_label(Canvas& canvas, PairedArea const& area, double y, PairedBar const& bar) {
  if (area.labels.size == 0) return;
  double const gap = 0.4 * canvas.style().tick_size;
  if (std::isnan(bar.value.mean)) {
    bool const at_left = area.x(0) > area.box.center().x;
    canvas.text("n/a", {area.place(0) + (at_left ? -gap : gap), y},
                {.size = area.labels.size, .color = kQuietInk, .align = at_left ? Align::End : Align::Start});
    return;
  }
  bool const left = bar.value.mean < 0;
  double end = area.place(bar.value.mean);
  for (double const other : {bar.value.low, bar.value.high, bar.ring}) {
    if (std::isnan(other)) continue;
    end = left ? std::min(end, area.place(other)) : std::max(end, area.place(other));
  }
  canvas.text(bar.label, {end + (left ? -gap : gap), y},
              {.size = area.labels.size,
               .align = left ? Align::End : Align::Start,
               .max_width = (left ? area.labels.left : area.labels.right) - gap});
}

void draw_paired_bar(Canvas& canvas, PairedArea const& area, Rect half, PairedBar const& bar) {
  double const y = half.center().y;
  if (std::isfinite(bar.value.mean)) {
    double const zero = area.place(0), end = area.place(bar.value.mean);
    canvas.rectangle({std::min(zero, end), half.y, std::abs(end - zero), half.h}, bar.color, Mark::Bar);
    draw_whisker(canvas, area, y, 0.25 * half.h, bar.value);
  }
  if (std::isfinite(bar.ring))
    canvas.disc({area.place(bar.ring), y}, std::min(0.3 * half.h, canvas.style().dot_radius), kWhite,
                {.color = kInk, .width = canvas.style().thin_width});
  draw_label(canvas, area, y, bar);
}

template <class Holds>
bool any_bar(std::span<PairedRow const> rows, Holds holds) {
  return std::ranges::any_of(rows,
                             [&](PairedRow const& row) { return holds(row.upper) || holds(row.lower); });
}

}  // namespace

std::size_t paired_rows_shown(Style const& style, std::size_t rows) {
  return style.medium == Medium::Slide ? std::min(rows, kPairsOnSlide) : rows;
}

double paired_rows_height(std::size_t rows) {
  return 6 + 1.8 * static_cast<double>(std::max<std::size_t>(rows, 2));
}

bool any_value(std::span<PairedRow const> rows) {
  return any_bar(rows, [](Interval const& bar) { return std::isfinite(bar.mean); });
}

bool any_interval(std::span<PairedRow const> rows) {
  return any_bar(rows, [](Interval const& bar) { return !std::isnan(bar.low) && !std::isnan(bar.high); });
}

void draw_paired_bars(Canvas& canvas, Rect room, std::span<PairedRow const> rows, PairedBars const& bars) {
  Style const& style = canvas.style();
  Axis const axis{.title = bars.title, .domain = paired_domain(rows), .ticks = bars.ticks, .most = 7};
  std::vector<std::string> names;
  for (auto const& row : rows) names.push_back(row.name);
  BarRows band = draw_rows(canvas, inset(room, 0, 0, 0, x_axis_height(style, axis)), names, 0.36);
  PairedArea area{.box = {}, .x = Scale::linear({0, 1}), .labels = labels_of(canvas, band.pitch, rows)};
  area.box = inset(band.area, area.labels.left, 0, std::max(area.labels.right, style.tick_size), 0);
  area.x = draw_x_axis(canvas, area.box, axis);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Rect const both = band.band(i, kPairFilling);
    Rect const upper{both.x, both.y, both.w, both.h / 2}, lower{both.x, both.center().y, both.w, both.h / 2};
    auto const& row = rows[i];
    draw_paired_bar(canvas, area, upper, {row.upper, row.upper_label, row.upper_ring, bars.upper});
    draw_paired_bar(canvas, area, lower, {row.lower, row.lower_label, row.lower_ring, bars.lower});
  }
  double const zero = area.place(0);
  canvas.line(std::array{Point{zero, area.box.y}, Point{zero, area.box.bottom()}},
              {.color = kInk, .width = style.thin_width}, Mark::Rule);
}

}  // namespace ruralsim::viz
