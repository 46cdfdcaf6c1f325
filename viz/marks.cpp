#include "viz/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kColumn = 0.25;    // points: a pixel at 288 dpi
constexpr double kErrorBar = 1.5;   // points: width of a band at a point that stands alone
constexpr double kFarAway = 20000;  // points; beyond it Cairo's numbers overflow

Point placed(Plot const& plot, double x, double y) {
  return {std::clamp(plot.x(x), -kFarAway, kFarAway), std::clamp(plot.y(y), -kFarAway, kFarAway)};
}

std::int64_t column_of(double x) {
  return static_cast<std::int64_t>(std::floor(x / kColumn));
}

// What lies between an upper and a lower line.
struct Ribbon {
  std::vector<Point> upper;
  std::vector<Point> lower;

  void add(Point high, Point low) {
    upper.push_back(high);
    lower.push_back(low);
  }

  // Points in one column of the page become one, from the highest to the lowest.
  void add_to_column(Point high, Point low) {
    if (upper.empty() || column_of(high.x) != column_of(upper.back().x)) return add(high, low);
    upper.back().y = std::min(upper.back().y, high.y);
    lower.back().y = std::max(lower.back().y, low.y);
  }

  std::vector<Point> outline() const {
    std::vector<Point> around = upper;
    around.insert(around.end(), lower.rbegin(), lower.rend());
    return around;
  }
};

// Calls `draw(first, last)` for each stretch of indices at which `known` holds.
template <class Known, class Draw>
void for_stretches(std::size_t n, Known known, Draw draw) {
  for (std::size_t i = 0; i < n;) {
    std::size_t const first = i;
    while (i < n && known(i)) ++i;
    if (i > first) draw(first, i);
    if (i == first) ++i;
  }
}

// Indices of one per column of the page: the one with the largest weight.
template <class Weight>
std::vector<std::size_t> one_per_column(Plot const& plot, std::span<double const> xs, std::size_t first,
                                        std::size_t last, Weight weight) {
  std::vector<std::size_t> kept;
  for (std::size_t i = first; i < last; ++i) {
    bool const same =
        !kept.empty() && i + 1 < last && column_of(plot.x(xs[i])) == column_of(plot.x(xs[kept.back()]));
    if (!same)
      kept.push_back(i);
    else if (weight(i) > weight(kept.back()))
      kept.back() = i;
  }
  return kept;
}

}  // namespace

void tell_strip(Canvas& canvas, Plot const& plot, double from, double until, std::string words) {
  double const left = std::max(plot.x(from), plot.area.x), right = std::min(plot.x(until), plot.area.right());
  if (left < right) canvas.tip({left, plot.area.y, right - left, plot.area.h}, std::move(words));
}

double value_at(std::span<double const> values, std::size_t i) {
  return i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
}

std::vector<Point> thinned(std::span<Point const> points) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < points.size();) {
    std::size_t const first = i;
    std::size_t low = i, high = i;
    for (; i < points.size() && column_of(points[i].x) == column_of(points[first].x); ++i) {
      if (points[i].y < points[low].y) low = i;
      if (points[i].y > points[high].y) high = i;
    }
    std::set<std::size_t> const worth = {first, low, high, i - 1};  // in order, each once
    for (std::size_t k : worth) kept.push_back(points[k]);
  }
  return kept;
}

void draw_line(Canvas& canvas, Plot const& plot, std::span<double const> xs, std::span<double const> ys,
               Stroke const& stroke) {
  auto const known = [&](std::size_t i) { return std::isfinite(xs[i]) && std::isfinite(value_at(ys, i)); };
  for_stretches(xs.size(), known, [&](std::size_t first, std::size_t last) {
    std::vector<Point> points;
    for (std::size_t i = first; i < last; ++i) points.push_back(placed(plot, xs[i], ys[i]));
    if (points.size() == 1) return canvas.discs(points, std::max(stroke.width, 0.8), stroke.color);
    canvas.line(thinned(points), stroke, Mark::Line);
  });
}

void draw_band(Canvas& canvas, Plot const& plot, std::span<double const> xs, std::span<double const> lows,
               std::span<double const> highs, Color fill) {
  auto const known = [&](std::size_t i) {
    return std::isfinite(xs[i]) && std::isfinite(value_at(lows, i)) && std::isfinite(value_at(highs, i));
  };
  for_stretches(xs.size(), known, [&](std::size_t first, std::size_t last) {
    Ribbon band;
    for (std::size_t i = first; i < last; ++i) {
      band.add_to_column(placed(plot, xs[i], highs[i]), placed(plot, xs[i], lows[i]));
    }
    if (band.upper.size() == 1) {
      Point const top = band.upper[0];
      Rect const bar{top.x - kErrorBar / 2, top.y, kErrorBar, band.lower[0].y - top.y};
      return canvas.rectangle(bar, fill, Mark::Band);
    }
    canvas.polygon(band.outline(), fill, Mark::Band);
  });
}

void draw_stack(Canvas& canvas, Plot const& plot, std::span<double const> xs,
                std::span<std::vector<double> const> heights, std::span<Color const> fills, double alone) {
  auto const up_to = [&](std::size_t layers, std::size_t i) {
    double sum = 0;
    for (std::size_t k = 0; k < layers; ++k) sum += value_at(heights[k], i);
    return sum;
  };
  auto const total = [&](std::size_t i) { return up_to(heights.size(), i); };
  auto const known = [&](std::size_t i) { return std::isfinite(xs[i]) && std::isfinite(total(i)); };
  for_stretches(xs.size(), known, [&](std::size_t first, std::size_t last) {
    auto const shown = one_per_column(plot, xs, first, last, total);
    auto const sides = shown.size() == 1 ? std::vector{-alone / 2, alone / 2} : std::vector{0.0};
    for (std::size_t layer = 0; layer < heights.size(); ++layer) {
      Ribbon area;
      for (std::size_t i : shown) {
        for (double side : sides) {
          area.add(placed(plot, xs[i] + side, up_to(layer + 1, i)),
                   placed(plot, xs[i] + side, up_to(layer, i)));
        }
      }
      canvas.polygon(area.outline(), fills[layer], Mark::Area);
    }
  });
}

std::vector<Point> not_hidden(std::span<Point const> places, double radius) {
  using Cell = std::pair<std::int64_t, std::int64_t>;  // of one radius each way
  std::vector<std::pair<Cell, std::size_t>> cells;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Point const p = places[i];
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
    cells.push_back({{std::llround(p.x / radius), std::llround(p.y / radius)}, i});
  }
  std::ranges::sort(cells);
  auto const same_cell = [](auto const& a, auto const& b) { return a.first == b.first; };
  cells.erase(std::unique(cells.begin(), cells.end(), same_cell), cells.end());
  std::vector<Point> kept;
  for (auto const& [cell, i] : cells) kept.push_back(places[i]);
  return kept;
}

void draw_points(Canvas& canvas, std::span<Point const> places, double radius, Color fill) {
  canvas.discs(not_hidden(places, radius), radius, fill);
}

}  // namespace ruralsim::viz
