// The points of a study: which settings each has, in the order of its design.
#pragma once

#include "experiments/designs.hpp"
#include "experiments/study/study.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct Point {
  std::string name;                     // of a listed point; else "cut_off=18:00, trucks=3"
  std::vector<double> coordinates{};    // by factor, in [0, 1]; none of listed points
  std::vector<Level> levels{};          // by factor
  std::vector<std::string> settings{};  // over the base: the study's, then the factors' or its own
};

struct Points {
  Design design;  // empty of listed points
  std::vector<Point> points;
};

// Throws sim::Error(usage) for a design that cannot be.
Points points_of(Study const& study);

}  // namespace ruralsim::experiments
