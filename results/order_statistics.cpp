#include "results/order_statistics.hpp"

#include "results/student.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace ruralsim::results {
namespace {

// The first of 0 .. n for which `holds`, which holds for all after it, too; n + 1 if there is none.
template <class Holds>
std::size_t first_of(std::size_t n, Holds&& holds) {
  std::size_t low = 0, high = n + 1;
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    holds(middle) ? high = middle : low = middle + 1;
  }
  return low;
}

// The largest rank whose value exceeds the quantile with a chance of at most `beyond`; 0 if there is none.
std::size_t rank_below(std::size_t n, double p, double beyond) {
  return first_of(n, [&](std::size_t k) { return binomial_at_most(n, p, k) > beyond; });
}

// The smallest rank whose value is less than the quantile with such a chance; n + 1 if there is none.
std::size_t rank_above(std::size_t n, double p, double beyond) {
  return first_of(n, [&](std::size_t k) { return binomial_at_least(n, p, k) <= beyond; });
}

double checked_share(double p) {
  if (p > 0 && p < 1) return p;
  throw sim::Error(
      sim::Blame::usage,
      sim::text("a quantile at {} (must lie between 0 and 1) 0.9 is what nine of ten stay below", p));
}

std::vector<double> sorted_with_missing_last(std::span<double const> values) {
  std::vector<double> sorted(values.begin(), values.end());
  for (double& v : sorted)
    if (std::isnan(v)) v = INFINITY;
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

// n p as a whole number, where nothing but rounding keeps it from being one.
std::optional<std::size_t> whole(double np) {
  double const nearest = std::round(np);
  if (std::abs(np - nearest) > 1e-9 * std::max(1.0, np)) return std::nullopt;
  return static_cast<std::size_t>(nearest);
}

double inverse_of_empirical(std::vector<double> const& sorted, double p) {
  auto const n = sorted.size();
  double const np = p * static_cast<double>(n);
  if (auto const k = whole(np); k && *k > 0 && *k < n) return (sorted[*k - 1] + sorted[*k]) / 2;
  auto const rank = std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(np)), 1, n);
  return sorted[rank - 1];
}

}  // namespace

Quantile quantile(std::span<double const> values, double p, double level) {
  checked_level(level);
  checked_share(p);
  auto const sorted = sorted_with_missing_last(values);
  Quantile q;
  q.n = static_cast<std::size_t>(
      std::count_if(sorted.begin(), sorted.end(), [](double v) { return v < INFINITY; }));
  if (sorted.empty()) return q;
  auto const finite = [](double v) { return std::isinf(v) ? not_available : v; };
  auto const n = sorted.size();
  q.value = finite(inverse_of_empirical(sorted, p));
  auto const low = rank_below(n, p, (1 - level) / 2), high = rank_above(n, p, (1 - level) / 2);
  if (low > 0) q.interval.low = finite(sorted[low - 1]);
  if (high <= n) q.interval.high = finite(sorted[high - 1]);
  q.coverage = 1 - (low > 0 ? binomial_at_most(n, p, low - 1) : 0) - binomial_at_least(n, p, high);
  return q;
}

std::size_t values_for_both_limits(double p, double level) {
  checked_level(level);
  checked_share(p);
  // The quantile lies above all values with chance p^n, below all with (1 - p)^n.
  double const likelier = std::max(p, 1 - p);
  return static_cast<std::size_t>(std::ceil(std::log((1 - level) / 2) / std::log(likelier) - 1e-9));
}

}  // namespace ruralsim::results
