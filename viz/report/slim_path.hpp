// Data of SVG paths with fewer bytes and the same course.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ruralsim::viz {

/// The path ("M 1 2 L 3.5 4 Z", absolute moves, lines and curves) in relative steps of hundredths. Rounding
/// does not add up: every point is the rounded one. A path of other commands comes back as it is.
std::string slim_path(std::string_view path);

struct PathCircle {
  double x = 0, y = 0, radius = 0;
};

/// The circle that the path's curves draw, if that is all they do.
std::optional<PathCircle> circle_of(std::string_view path);

/// "0.5" as ".5", "-12.00" as "-12": the value in hundredths.
std::string hundredths_text(long hundredths);

}  // namespace ruralsim::viz
