#pragma once
// One plan of a grid, run until it is certain enough whether it meets what is required.

#include "experiments/require.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::experiments {

[[noreturn]] void refuse_requirement(std::string const& message);

// Throws sim::Error (usage) as `require` does for what is no question.
void check_require(RequireHow const& how);

Verdict verdict_of_all(std::vector<Verdict> const& verdicts);

// Keeps references to both.
class Trial {
 public:
  Trial(RequireHow const& how, SampleFigures const& sample);

  TriedPlan run(std::size_t plan);

 private:
  void take(std::size_t plan, std::size_t n);
  void judge(TriedPlan& tried) const;
  void tell_cost(TriedPlan& tried) const;

  RequireHow const& how_;
  SampleFigures const& sample_;
  std::vector<std::size_t> looks_;
  double level_;                             // two-sided, of the bounds
  std::vector<std::vector<double>> values_;  // by figure
};

}  // namespace ruralsim::experiments
