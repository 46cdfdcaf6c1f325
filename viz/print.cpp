#include "viz/print.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kFaintest = 0.16;  // opacity of a tint
constexpr double kDarkestRule = 0.45;
constexpr double kLeastGrey = 0.86, kMostGrey = 0.06;  // of the ramp: white is for what is missing

constexpr Color grey(double value, double opacity = 1) {
  return {value, value, value, opacity};
}

bool same_hue(Color a, Color b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

// Of lines, by the number of their colour.
constexpr std::array<double, kLineColors> kLineGreys = {0, 0.42, 0.2, 0.52, 0.32, 0.58};
std::vector<double> const kLineDashes[kLineColors] = {{},           {4, 1.5}, {1.5, 1.5}, {6, 1.5, 1.5, 1.5},
                                                      {3, 1, 1, 1}, {8, 2}};

// Of areas. Where text on the colour is white (text_on) the grey is dark.
constexpr std::array<PrintedFill, kFillColors> kFillGreys = {{{grey(0.85), Hatch::None},
                                                              {grey(1), Hatch::Rising},
                                                              {grey(0.62), Hatch::None},
                                                              {grey(0.96), Hatch::Crossed},
                                                              {grey(0.3), Hatch::None},
                                                              {grey(1), Hatch::Upright},
                                                              {grey(0.9), Hatch::Falling},
                                                              {grey(0.75), Hatch::Level}}};

template <class Of>
std::optional<std::size_t> number_in(std::size_t colors, Color color, Of of) {
  for (std::size_t i = 0; i < colors; ++i)
    if (same_hue(of(i), color)) return i;
  return std::nullopt;
}

double light_of(double c) {
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// The grey of the same luminance (WCAG 2, sRGB).
double grey_of(Color c) {
  double const y = 0.2126 * light_of(c.r) + 0.7152 * light_of(c.g) + 0.0722 * light_of(c.b);
  return y <= 0.0031308 ? 12.92 * y : 1.055 * std::pow(y, 1 / 2.4) - 0.055;
}

// Of a ramp's colour or any other, which is not see-through.
Color plain_grey(Color color) {
  if (same_hue(color, kMissing)) return grey(1);
  if (auto const t = place_on_ramp(color)) return grey(kLeastGrey + *t * (kMostGrey - kLeastGrey));
  return grey(grey_of(color));
}

double opacity_of(Color color) {
  return color.a < 1 ? std::max(color.a, kFaintest) : 1;
}

}  // namespace

Stroke printed(Stroke stroke, Mark kind) {
  if (same_hue(stroke.color, kWhite)) return stroke;
  auto const line = number_in(kLineColors, stroke.color, line_color);
  bool const whole = stroke.color.a > 0.9, series = kind == Mark::Line || kind == Mark::Key;
  double const value = line ? kLineGreys[*line] : grey_of(stroke.color);
  bool const quiet = kind == Mark::Grid;
  stroke.color =
      grey(quiet ? 0.82 : std::min(value, line ? 1 : kDarkestRule + 0.2), opacity_of(stroke.color));
  if (line && whole && series && stroke.dash.empty())
    for (double const part : kLineDashes[*line]) stroke.dash.push_back(part * stroke.width);
  return stroke;
}

PrintedFill printed_fill(Color color) {
  if (color.a < 1) {
    double const value = std::min(grey_of(color), 0.35);
    return {grey(value, opacity_of(color)), Hatch::None};
  }
  if (auto const fill = number_in(kFillColors, color, fill_color)) return kFillGreys[*fill];
  if (auto const line = number_in(kLineColors, color, line_color))
    return {grey(kLineGreys[*line]), Hatch::None};
  return {plain_grey(color), same_hue(color, kMissing) ? Hatch::Struck : Hatch::None};
}

Color printed_dot(Color color) {
  if (color.a < 1) return printed_fill(color).color;
  if (auto const line = number_in(kLineColors, color, line_color)) return grey(kLineGreys[*line]);
  return plain_grey(color);
}

Stroke printed_rim(Stroke rim, Color inside) {
  bool const lost = inside.a == 1 && inside.r > 0.6 && same_hue(rim.color, kWhite);
  if (lost) rim.color = grey(0.2);
  return rim;
}

Color printed_text(Color color) {
  return same_hue(color, kWhite) ? color : grey(0, color.a);
}

Color words_on(Style const& style, Color ground) {
  return text_on(style.look == Look::Print ? printed_fill(ground).color : ground);
}

}  // namespace ruralsim::viz
