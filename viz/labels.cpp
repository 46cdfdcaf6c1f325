#include "viz/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ruralsim::viz {
namespace {

// Labels that touch and move together; `middle` is the mean of what its members want, taking their
// distance within the block into account.
struct Block {
  double sum = 0;  // of (wanted - offset within the block)
  std::size_t n = 0;

  double top_middle() const { return sum / static_cast<double>(n); }
};

TextStyle end_style(Style const& style, Color color) {
  return {.size = style.text_size, .color = color};
}

double patch_side(Style const& style) {
  return 0.7 * style.text_size;
}

}  // namespace

std::optional<std::vector<double>> spread(std::span<double const> wanted, double height, double lo,
                                          double hi) {
  std::size_t const n = wanted.size();
  if (static_cast<double>(n) * height > hi - lo + 1e-9) return std::nullopt;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });

  auto const kept_inside = [&](Block const& b) {
    double const last = hi - height / 2 - static_cast<double>(b.n - 1) * height;
    return std::clamp(b.top_middle(), std::min(lo + height / 2, last), last);
  };
  std::vector<Block> blocks;
  for (std::size_t i : order) {
    blocks.push_back({wanted[i], 1});
    while (blocks.size() > 1) {
      Block const below = blocks.back();
      Block& above = blocks[blocks.size() - 2];
      double const above_length = static_cast<double>(above.n) * height;
      if (kept_inside(above) + above_length <= kept_inside(below) + 1e-12) break;
      above.sum += below.sum - static_cast<double>(below.n) * above_length;
      above.n += below.n;
      blocks.pop_back();
    }
  }
  std::vector<double> middles(n);
  std::size_t next = 0;
  for (Block const& b : blocks) {
    for (std::size_t k = 0; k < b.n; ++k) {
      middles[order[next++]] = kept_inside(b) + static_cast<double>(k) * height;
    }
  }
  return middles;
}

double end_label_width(Canvas const& canvas, std::span<EndLabel const> labels) {
  double widest = 0;
  for (auto const& label : labels) {
    double const patch = label.is_area ? 1.5 * patch_side(canvas.style()) : 0;
    widest = std::max(widest, patch + canvas.measure(label.text, end_style(canvas.style(), kInk)).w);
  }
  return widest + 1.6 * canvas.style().text_size;
}

bool draw_end_labels(Canvas& canvas, std::span<EndLabel const> labels, double left, double top,
                     double bottom) {
  Style const& style = canvas.style();
  std::vector<double> wanted;
  for (auto const& label : labels) wanted.push_back(std::clamp(label.y, top, bottom));
  double const height = 1.25 * style.text_size;
  auto const middles = spread(wanted, height, top - height / 2, bottom + height / 2);
  if (!middles) return false;
  double const leader = 1.2 * style.text_size;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    double const y = (*middles)[i];
    std::array const elbow = {Point{left + 0.15 * leader, wanted[i]}, Point{left + 0.8 * leader, y}};
    Color const color = labels[i].is_area ? kAxis : labels[i].color;
    canvas.line(elbow, {.color = color, .width = style.thin_width}, Mark::Key);
    double text = left + leader;
    if (labels[i].is_area) {
      double const side = patch_side(style);
      canvas.rectangle({left + 0.9 * leader, y - side / 2, side, side}, labels[i].color, Mark::Key);
      text = left + 0.9 * leader + 1.5 * side;
    }
    canvas.text(labels[i].text, {text, y}, end_style(style, kInk));
  }
  return true;
}

bool LabelPlaces::is_free(Rect box) const {
  return contains(room_, box) && std::ranges::none_of(taken_, [&](Rect t) { return overlaps(t, box); });
}

std::optional<Rect> LabelPlaces::beside(Rect mark, Size size) {
  double const right = mark.right(), left = mark.x - size.w;
  double const above = mark.y - size.h, below = mark.bottom();
  Point const c = mark.center();
  std::array const candidates = {Point{right, c.y - size.h / 2},
                                 Point{left, c.y - size.h / 2},
                                 Point{c.x - size.w / 2, above},
                                 Point{c.x - size.w / 2, below},
                                 Point{right, above},
                                 Point{right, below},
                                 Point{left, above},
                                 Point{left, below}};
  for (Point p : candidates) {
    Rect const box{p.x, p.y, size.w, size.h};
    if (!is_free(box)) continue;
    take(box);
    return box;
  }
  return std::nullopt;
}

}  // namespace ruralsim::viz
