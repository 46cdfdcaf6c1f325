// Colours that colour-blind readers can tell apart and that survive a grey printer.
#pragma once

#include <cstddef>
#include <optional>

namespace ruralsim::viz {

/// sRGB components and opacity, 0 to 1.
struct Color {
  double r = 0;
  double g = 0;
  double b = 0;
  double a = 1;

  Color with_opacity(double opacity) const { return {r, g, b, opacity}; }
};

/// 0xRRGGBB as a colour.
constexpr Color rgb(unsigned hex) {
  return {((hex >> 16) & 0xFFU) / 255.0, ((hex >> 8) & 0xFFU) / 255.0, (hex & 0xFFU) / 255.0, 1};
}

inline constexpr Color kWhite = rgb(0xFFFFFF);
inline constexpr Color kInk = rgb(0x1A1A1A);       // text
inline constexpr Color kQuietInk = rgb(0x595959);  // captions, tick labels; 7:1 on white
inline constexpr Color kAxis = rgb(0x8C8C8C);
inline constexpr Color kGrid = rgb(0xE3E3E3);
inline constexpr Color kMissing = rgb(0xE6E6E6);  // n/a
inline constexpr Color kLoss = rgb(0xD55E00);     // what costs: Okabe-Ito vermillion
inline constexpr Color kTotal = rgb(0x0072B2);    // what is: Okabe-Ito blue

/// Number of colours in the categorical palettes; beyond it they repeat and a second cue must tell.
inline constexpr std::size_t kLineColors = 6;
inline constexpr std::size_t kFillColors = 8;

/// Okabe-Ito for thin lines and points: without yellow (invisible on white) and black (the axes').
Color line_color(std::size_t i);

/// Okabe-Ito for areas, with grey in place of black.
Color fill_color(std::size_t i);

/// Magnitude from 0 (dark violet) to 1 (yellow), perceptually even: the anchors of viridis
/// (S. van der Walt and N. Smith, CC0), linear between them. NaN gives kMissing; values beyond are clamped.
Color ramp(double t);

/// Where on the ramp this colour lies; nothing if it is none of it.
std::optional<double> place_on_ramp(Color color);

/// An ordered ramp for filled classes on white, from 0 (light) to 1 (dark).
Color ordered_ramp(double t);

/// Black or white, whichever reads better on this ground.
Color text_on(Color ground);

}  // namespace ruralsim::viz
