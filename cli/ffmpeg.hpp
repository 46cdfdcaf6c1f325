// Videos by the program ffmpeg: raw frames go in by a pipe, the finished file comes back in memory, so that
// nothing half done is ever on disk.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace ruralsim::cli {

// Throws Error(usage) if there is no ffmpeg in PATH.
void need_ffmpeg();

struct VideoInput {
  int width = 0, height = 0;  // pixels of four bytes: blue, green, red, none
  int fps = 25;
  std::size_t frames = 0;
};

// Pixels of the n-th frame. Whatever it throws ends ffmpeg first.
using FramePixels = std::function<std::string(std::size_t)>;

// H.264 with even sides, as browsers and slides play it. Throws Error(io) with ffmpeg's words if that failed.
std::string encode_mp4(VideoInput const& input, FramePixels const& pixels);
// With one palette for all frames, made from a few of them.
std::string encode_gif(VideoInput const& input, FramePixels const& pixels);

}  // namespace ruralsim::cli
