#include "experiments/require_nearest.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::experiments {

namespace {

// Where both lie beyond the end of the run nothing sets them apart; where the largest alone does, the plan is
// better, nobody knows by how much.
double less_the_largest(double own, double largest) {
  if (std::isinf(largest)) return 0;
  return own - largest;
}

}  // namespace

Nearest as_the_largest(TriedPlan const& largest, RequireHow const& how) {
  Nearest nearest{.requirements = how.requirements};
  for (std::size_t c = 0; c < how.requirements.size(); ++c) {
    bool const misses = largest.verdicts[c] != Verdict::met;
    nearest.of_difference.push_back(misses);
    if (!misses) continue;
    double const mean = largest.figures[c].mean;
    double const margin = std::isfinite(mean) ? how.margin * std::abs(mean) : 0;
    nearest.requirements[c].limit = how.requirements[c].side == Side::at_least ? -margin : margin;
  }
  return nearest;
}

std::vector<std::vector<double>> LessTheLargest::operator()(std::span<SampleId const> cells) {
  std::size_t samples = 0;
  for (auto const& cell : cells) samples = std::max(samples, static_cast<std::size_t>(cell.replication) + 1);
  know_the_largest(samples);
  auto rows = sample_(cells);
  for (std::size_t i = 0; i < std::min(rows.size(), cells.size()); ++i)
    for (std::size_t c = 0; c < of_difference_.size(); ++c)
      if (of_difference_[c])
        rows[i].at(c) = less_the_largest(rows[i].at(c), of_largest_[cells[i].replication].at(c));
  return rows;
}

void LessTheLargest::know_the_largest(std::size_t samples) {
  std::vector<SampleId> missing;
  for (std::size_t r = of_largest_.size(); r < samples; ++r)
    missing.push_back({largest_, static_cast<std::uint32_t>(r)});
  if (missing.empty()) return;
  for (auto& row : sample_(missing)) of_largest_.push_back(std::move(row));
}

}  // namespace ruralsim::experiments
