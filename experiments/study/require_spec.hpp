// What a study file requires of its plans: its table [require].
#pragma once

#include "experiments/require.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct RequiredFigure {
  std::string figure;
  Requirement requirement;
};

struct RequireSpec {
  std::vector<RequiredFigure> constraints;
  std::string cost_figure;      // empty: cost is made of weights
  std::vector<double> weights;  // of a unit of each factor's number
  double confidence = 0.95;
  std::uint32_t least = 10, most = 80;
  bool monotone = true;
  double margin = 0.01;  // see RequireHow
};

}  // namespace ruralsim::experiments
