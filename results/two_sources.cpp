#include "results/two_sources.hpp"

#include "results/student.hpp"

#include <cmath>

namespace ruralsim::results {

Estimate of_both_sources(Estimate first, Estimate const& second, double level) {
  checked_level(level);
  if (first.n < 2 || second.n < 2 || std::isnan(first.half_width) || std::isnan(second.deviation))
    return first;
  double const n = static_cast<double>(first.n), m = static_cast<double>(second.n);
  double const u = first.deviation * first.deviation / n, v = second.deviation * second.deviation / m;
  if (u + v == 0) return first;
  double const freedom = (u + v) * (u + v) / (u * u / (n - 1) + v * v / (m - 1));
  first.half_width = student_quantile(level, freedom) * std::sqrt(u + v);
  return first;
}

}  // namespace ruralsim::results
