#pragma once
// What does as well as the largest plan of a grid, where that does not meet what is required.

#include "experiments/require.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace ruralsim::experiments {

// Which requirements are of differences to the largest plan, and the limits of all: what it meets stays.
Nearest as_the_largest(TriedPlan const& largest, RequireHow const& how);

// Samples less those of the largest plan where requirements are of differences. Keeps a reference to
// `sample`.
class LessTheLargest {
 public:
  LessTheLargest(std::size_t largest, std::vector<bool> of_difference, SampleFigures const& sample)
      : largest_(largest), of_difference_(std::move(of_difference)), sample_(sample) {}

  std::vector<std::vector<double>> operator()(std::span<SampleId const> cells);

 private:
  void know_the_largest(std::size_t samples);

  std::size_t largest_;
  std::vector<bool> of_difference_;
  SampleFigures const& sample_;
  std::vector<std::vector<double>> of_largest_{};  // by sample
};

}  // namespace ruralsim::experiments
