#include "viz/color.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::viz {
namespace {

constexpr std::array kLines = {rgb(0x0072B2), rgb(0xD55E00), rgb(0x009E73),
                               rgb(0xCC79A7), rgb(0xE69F00), rgb(0x56B4E9)};
constexpr std::array kFills = {rgb(0x56B4E9), rgb(0xE69F00), rgb(0x009E73), rgb(0xCC79A7),
                               rgb(0x0072B2), rgb(0xF0E442), rgb(0xD55E00), rgb(0x999999)};
constexpr std::array kViridis = {rgb(0x440154), rgb(0x482878), rgb(0x3E4989), rgb(0x31688E), rgb(0x26828E),
                                 rgb(0x1F9E89), rgb(0x35B779), rgb(0x6ECE58), rgb(0xB5DE2B), rgb(0xFDE725)};
constexpr std::array kOrdered = {rgb(0xD6E6F2), rgb(0x92C2DE), rgb(0x3E88BF), rgb(0x0B3C73)};
static_assert(kLines.size() == kLineColors && kFills.size() == kFillColors);

template <std::size_t N>
Color between(std::array<Color, N> const& anchors, double t) {
  double const at = std::clamp(t, 0.0, 1.0) * static_cast<double>(N - 1);
  auto const i = std::min(static_cast<std::size_t>(at), N - 2);
  double const f = at - static_cast<double>(i);
  Color const& a = anchors[i];
  Color const& b = anchors[i + 1];
  return {a.r + f * (b.r - a.r), a.g + f * (b.g - a.g), a.b + f * (b.b - a.b), 1};
}

double linear_light(double c) {
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

}  // namespace

Color line_color(std::size_t i) {
  return kLines[i % kLines.size()];
}

Color fill_color(std::size_t i) {
  return kFills[i % kFills.size()];
}

Color ramp(double t) {
  return std::isnan(t) ? kMissing : between(kViridis, t);
}

std::optional<double> place_on_ramp(Color color) {
  constexpr double kSame = 1e-6;
  constexpr auto last = static_cast<double>(kViridis.size() - 1);
  for (std::size_t i = 0; i + 1 < kViridis.size(); ++i) {
    Color const a = kViridis[i], b = kViridis[i + 1];
    double const r = b.r - a.r, g = b.g - a.g, blue = b.b - a.b;
    double const f = std::clamp(
        ((color.r - a.r) * r + (color.g - a.g) * g + (color.b - a.b) * blue) / (r * r + g * g + blue * blue),
        0.0, 1.0);
    double const t = (static_cast<double>(i) + f) / last;
    Color const nearest = ramp(t);
    if (std::max({std::abs(nearest.r - color.r), std::abs(nearest.g - color.g),
                  std::abs(nearest.b - color.b)}) < kSame)
      return t;
  }
  return std::nullopt;
}

Color ordered_ramp(double t) {
  return std::isnan(t) ? kMissing : between(kOrdered, t);
}

Color text_on(Color ground) {
  // Relative luminance of WCAG 2; at 0.179 black and white contrast equally.
  double const luminance =
      0.2126 * linear_light(ground.r) + 0.7152 * linear_light(ground.g) + 0.0722 * linear_light(ground.b);
  return luminance > 0.179 ? kInk : kWhite;
}

}  // namespace ruralsim::viz
