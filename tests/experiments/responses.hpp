// Responses of functions at the points of a design.
#pragma once

#include "experiments/designs.hpp"
#include "sim/fault.hpp"

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::experiments {

using Function = std::function<double(std::vector<double> const&)>;
inline double const nothing = std::nan("");

inline std::vector<double> responses_of(Design const& design, Function const& f) {
  std::vector<double> values;
  for (auto const& point : design.points) values.push_back(f(point));
  return values;
}

inline std::string told(std::function<void()> const& analysis, sim::Blame blame) {
  try {
    analysis();
  } catch (sim::Error const& error) {
    EXPECT_EQ(error.blame(), blame) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return "";
}

}  // namespace ruralsim::experiments
