#pragma once
// The values of several plans while the best of them is sought.

#include "experiments/selection.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::experiments {

[[noreturn]] void refuse_selection(std::string const& message);

// Throws sim::Error (usage) if there is nothing to choose from, or the first look could not tell what varies.
void check_plans(std::size_t plans, std::size_t first);

// The values so far of every plan, signed so that higher is better.
class PlanSamples {
 public:
  PlanSamples(std::size_t plans, Better better, SampleMany const& sample)
      : values(plans), sign_(better == Better::higher ? 1 : -1), sample_(sample) {}

  // So many more of each plan, asked for together. Throws sim::Error (usage) if one is no number.
  void take(std::span<std::size_t const> more);

  double mean(std::size_t plan) const;
  std::vector<double> means() const;
  std::vector<double> deviations() const;
  std::vector<std::size_t> counts() const;
  std::vector<double> means_in_their_unit() const;

  std::vector<std::vector<double>> values;

 private:
  double sign_;
  SampleMany const& sample_;
};

}  // namespace ruralsim::experiments
