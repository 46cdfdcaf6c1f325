#include "results/statistics.hpp"

#include "results/student.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ruralsim::results {

double checked_level(double level, std::string_view name) {
  if (level > 0 && level < 1) return level;
  std::string const advice =
      level > 1 && level < 100 ? sim::text(" did you mean {}?", level / 100) : " 0.95 is usual";
  throw sim::Error(sim::Blame::usage, sim::text("{} = {} (must lie between 0 and 1){}", name, level, advice));
}

Estimate estimate(std::span<double const> values, double level) {
  checked_level(level);
  Estimate e;
  double sum = 0;
  for (double const v : values)
    if (!std::isnan(v)) sum += v, ++e.n;
  if (e.n == 0) return e;
  double const n = static_cast<double>(e.n);
  e.mean = sum / n;
  if (e.n < 2) return e;
  double squares = 0;
  for (double const v : values)
    if (!std::isnan(v)) squares += (v - e.mean) * (v - e.mean);
  e.deviation = std::sqrt(squares / (n - 1));
  double const t = student_quantile(level, n - 1);
  e.half_width = t * e.deviation / std::sqrt(n);
  return e;
}

Estimate jackknife(double all, std::span<double const> without, double level) {
  checked_level(level);
  Estimate e{.mean = all, .half_width = not_available, .deviation = not_available, .n = without.size()};
  if (e.n < 2 || std::isnan(all)) return e;
  double const n = static_cast<double>(e.n);
  double sum = 0, squares = 0;
  for (double const v : without) sum += v;
  for (double const v : without) squares += (v - sum / n) * (v - sum / n);
  double const t = student_quantile(level, n - 1);
  double const error = std::sqrt((n - 1) / n * squares);
  e.deviation = error * std::sqrt(n);
  e.half_width = t * error;
  return e;
}

Estimate paired_difference(std::span<double const> a, std::span<double const> b, double level) {
  if (a.size() != b.size())
    throw sim::Error(sim::Blame::model,
                     sim::text("{} replications cannot be paired with {}", a.size(), b.size()));
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
  return estimate(differences, level);
}

Estimate independent_difference(std::span<double const> a, std::span<double const> b, double level) {
  auto const left = estimate(a, level), right = estimate(b, level);
  Estimate e{.mean = left.mean - right.mean, .n = std::min(left.n, right.n)};
  if (e.n < 2) return e;
  double const n = static_cast<double>(left.n), m = static_cast<double>(right.n);
  double const u = left.deviation * left.deviation / n, v = right.deviation * right.deviation / m;
  e.deviation = std::hypot(left.deviation, right.deviation);
  e.half_width = 0;
  if (u + v == 0) return e;
  double const freedom = (u + v) * (u + v) / (u * u / (n - 1) + v * v / (m - 1));
  double const t = student_quantile(level, freedom);
  e.half_width = t * std::sqrt(u + v);
  return e;
}

double variance_reduction(std::span<double const> a, std::span<double const> b) {
  std::vector<double> left, right;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (!std::isnan(a[i] - b[i])) left.push_back(a[i]), right.push_back(b[i]);
  double largest = 0;
  for (auto const& side : {left, right})
    for (double const v : side) largest = std::max(largest, std::abs(v));
  // What remains after rounding is no variance.
  auto const variance = [&](double deviation) {
    return deviation > 1e-12 * largest ? deviation * deviation : deviation * 0;
  };
  double const apart = variance(estimate(left).deviation) + variance(estimate(right).deviation);
  return apart / variance(paired_difference(left, right).deviation);  // 0 / 0 is NaN
}

double share(std::int64_t n, std::int64_t of) {
  return of == 0 ? not_available : static_cast<double>(n) / static_cast<double>(of);
}

double ratio_of_sums(std::span<std::int64_t const> numerators, std::span<std::int64_t const> denominators) {
  std::int64_t above = 0, below = 0;
  for (auto const n : numerators) above += n;
  for (auto const n : denominators) below += n;
  return share(above, below);
}

Interval wilson(std::int64_t successes, std::int64_t trials, double level) {
  checked_level(level);
  if (trials == 0) return {};
  double const z = normal_limit(level);
  double const n = static_cast<double>(trials), p = static_cast<double>(successes) / n;
  double const middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  double const half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  // At the ends rounding must not leave a remainder.
  return {successes == 0 ? 0 : std::max(0.0, middle - half),
          successes == trials ? 1 : std::min(1.0, middle + half)};
}

}  // namespace ruralsim::results
