// Below a frame's map: what its signs mean, the curve of the day with its key, and what the picture comes
// from.
#pragma once

#include "viz/canvas.hpp"
#include "viz/playback/scene.hpp"

#include <vector>

namespace ruralsim::viz::playback {

void draw_frame_foot(Canvas& canvas, Rect room, Day const& day, Second at);

/// The largest value of a step function, at least 0.
double most_value(std::vector<Change> const& changes);

}  // namespace ruralsim::viz::playback
