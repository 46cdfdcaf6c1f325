#include "viz/squarified.hpp"

#include <algorithm>
#include <numeric>

namespace ruralsim::viz {
namespace {

// Some areas in a row along the shorter side of what is left of the room.
struct Strip {
  double sum = 0, largest = 0, smallest = 0;

  Strip with(double area) const {
    return {sum + area, std::max(largest, area), sum == 0 ? area : std::min(smallest, area)};
  }
  // Of its longest box; the formula of the paper.
  double worst(double side) const {
    double const square = side * side;
    return std::max(square * largest / (sum * sum), sum * sum / (square * smallest));
  }
};

// Takes the strip off the room.
Rect cut(Rect& room, double area) {
  bool const upright = room.w >= room.h;
  double const depth = area / (upright ? room.h : room.w);
  Rect strip = room;
  if (upright)
    strip.w = std::min(depth, room.w), room.x += strip.w, room.w -= strip.w;
  else
    strip.h = std::min(depth, room.h), room.y += strip.h, room.h -= strip.h;
  return strip;
}

}  // namespace

std::vector<Rect> squarified(std::span<double const> sizes, Rect room) {
  std::vector<Rect> boxes(sizes.size());
  double const all = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  if (!(all > 0) || !(room.w > 0) || !(room.h > 0)) return boxes;
  double const scale = room.w * room.h / all;
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return sizes[i]; });
  std::erase_if(order, [&](std::size_t i) { return !(sizes[i] > 0); });
  for (std::size_t first = 0; first < order.size();) {
    double const side = std::min(room.w, room.h);
    Strip strip = Strip{}.with(sizes[order[first]] * scale);
    std::size_t last = first + 1;
    for (; last < order.size(); ++last) {
      Strip const longer = strip.with(sizes[order[last]] * scale);
      if (longer.worst(side) > strip.worst(side)) break;
      strip = longer;
    }
    Rect const whole = cut(room, strip.sum);
    bool const upright = whole.w * whole.h > 0 && whole.h == side;
    double done = 0;
    for (; first < last; ++first) {
      double const part = sizes[order[first]] * scale / strip.sum;
      boxes[order[first]] = upright ? Rect{whole.x, whole.y + done * whole.h, whole.w, part * whole.h}
                                    : Rect{whole.x + done * whole.w, whole.y, part * whole.w, whole.h};
      done += part;
    }
  }
  return boxes;
}

}  // namespace ruralsim::viz
