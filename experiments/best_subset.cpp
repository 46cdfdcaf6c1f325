#include "experiments/best_subset.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::experiments {

namespace {

// Whether b is better than a beyond what chance makes.
bool beaten(std::span<double const> a, std::span<double const> b, Better better, double two_sided) {
  auto const lead = results::paired_difference(b, a, two_sided);
  if (lead.n < 2) return false;
  double const by = better == Better::higher ? lead.mean : -lead.mean;
  return by > lead.half_width && by > 1e-12 * std::abs(results::estimate(a).mean);  // no mere rounding
}

bool has_value(std::span<double const> values) {
  return std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
}

}  // namespace

std::vector<std::size_t> may_be_best(std::span<std::span<double const> const> plans, Better better,
                                     double level) {
  results::checked_level(level);
  std::vector<std::size_t> with, left;
  for (std::size_t i = 0; i < plans.size(); ++i)
    if (has_value(plans[i])) with.push_back(i);
  if (with.size() < 2) return with;
  // The limit of one side at 1 - a is that of both at 1 - 2 a.
  double const two_sided = 1 - std::min(2 * (1 - level) / static_cast<double>(with.size() - 1), 1 - 1e-9);
  for (auto const i : with) {
    bool const out = std::any_of(with.begin(), with.end(), [&](std::size_t j) {
      return j != i && beaten(plans[i], plans[j], better, two_sided);
    });
    if (!out) left.push_back(i);
  }
  return left;
}

}  // namespace ruralsim::experiments
