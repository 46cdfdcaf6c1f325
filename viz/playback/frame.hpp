// A moment of a watched day as one picture: the map, what waits, the clock and the curve of the day.
#pragma once

#include "viz/canvas.hpp"
#include "viz/playback/scene.hpp"

#include <string>

namespace ruralsim::viz::playback {

struct FrameSize {
  int width = 1280, height = 720;  // pixels
};

/// The page of that many pixels, whose type grows with its width.
Canvas frame_page(FrameSize size, Format format);
void draw_frame(Canvas& canvas, Day const& day, Scene const& scene);

std::string frame_svg(Day const& day, Second at);
std::string frame_png(Day const& day, Second at, FrameSize size);
/// Rows of pixels from the top, four bytes each: blue, green, red, nothing (bgr0 of ffmpeg).
std::string frame_pixels(Day const& day, Second at, FrameSize size);

/// "08:05", of the next day "08:05 +1".
std::string clock_text(Second at);

}  // namespace ruralsim::viz::playback
