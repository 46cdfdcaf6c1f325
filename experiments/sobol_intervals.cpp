#include "experiments/sobol_intervals.hpp"

#include "experiments/purposes.hpp"
#include "results/student.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruralsim::experiments::sobol {

namespace {

constexpr std::size_t kGroupsOfReplications = 20;

constexpr std::array kShares{&FactorShares::first, &FactorShares::first_without, &FactorShares::total,
                             &FactorShares::total_without};
constexpr std::array kIntervals{&ShareIntervals::first, &ShareIntervals::first_without,
                                &ShareIntervals::total, &ShareIntervals::total_without};

// Percentiles between order statistics, the ends at the smallest and the largest (Hyndman & Fan's type 7).
double percentile(std::vector<double> const& sorted, double share) {
  double const place = share * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  auto const above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

// A resample in which nothing varies has no indices.
results::Interval percentiles(std::vector<double> values, double level) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.size() < 2) return {};
  std::ranges::sort(values);
  return {percentile(values, (1 - level) / 2), percentile(values, (1 + level) / 2)};
}

std::vector<double> column(std::vector<Shares> const& all, std::size_t factor, double FactorShares::*share) {
  std::vector<double> values;
  for (auto const& one : all) values.push_back(one.factors[factor].*share);
  return values;
}

// Of what is left of each without one of its parts.
double jackknife_error(std::vector<double> const& without) {
  double const n = static_cast<double>(without.size());
  double mean = 0, squares = 0;
  for (double const v : without) mean += v / n;
  for (double const v : without) squares += (v - mean) * (v - mean);
  return std::sqrt((n - 1) / n * squares);
}

}  // namespace

std::vector<ShareIntervals> by_bootstrap(std::span<Sums const> rows, SobolIntervals const& how) {
  std::vector<Shares> resampled;
  for (std::size_t b = 0; b < how.resamples; ++b) {
    sim::Stream stream(
        {.seed = how.seed, .entity = static_cast<std::uint32_t>(b), .purpose = purpose::kBootstrap});
    Sums sums;
    for (std::size_t j = 0; j < rows.size(); ++j)
      sums.add(rows[stream.below(static_cast<std::uint32_t>(rows.size()))]);
    resampled.push_back(shares_of(std::span(&sums, 1)));
  }
  std::vector<ShareIntervals> intervals(rows.front().factors.size());
  for (std::size_t f = 0; f < intervals.size() && !resampled.empty(); ++f)
    for (std::size_t s = 0; s < kShares.size(); ++s)
      intervals[f].*kIntervals[s] = percentiles(column(resampled, f, kShares[s]), how.level);
  return intervals;
}

std::vector<ShareIntervals> by_shifts(std::span<Sums const> shifts, double level) {
  std::vector<ShareIntervals> intervals(shifts.front().factors.size());
  if (shifts.size() < 2) return intervals;
  auto const all = shares_of(shifts);
  std::vector<Shares> without;
  for (std::size_t g = 0; g < shifts.size(); ++g) {
    std::vector<Sums> rest(shifts.begin(), shifts.end());
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(g));
    without.push_back(shares_of(rest));
  }
  double const t = results::student_quantile(level, static_cast<double>(shifts.size() - 1));
  for (std::size_t f = 0; f < intervals.size(); ++f)
    for (std::size_t s = 0; s < kShares.size(); ++s) {
      double const value = all.factors[f].*kShares[s];
      double const half = t * jackknife_error(column(without, f, kShares[s]));
      intervals[f].*kIntervals[s] = {value - half, value + half};
    }
  return intervals;
}

std::vector<Sums> sums_of_shifts(std::span<Row const> rows, std::size_t shifts) {
  std::vector<Sums> sums(shifts);
  for (auto const& row : rows) sums[row.number % shifts].add(sums_of(row));
  std::erase_if(sums, [](Sums const& one) { return one.rows == 0; });
  return sums;
}

std::vector<ReplicationHalfWidths> by_replications(std::span<Row const> rows, std::size_t replications,
                                                   std::size_t shifts, double level) {
  std::vector<ReplicationHalfWidths> halves(rows.front().values.size() - 2);
  if (replications < 3) return halves;
  auto const groups = std::min(replications, kGroupsOfReplications);
  std::vector<Shares> found;
  for (std::size_t g = 0; g < groups; ++g) {
    std::vector<Row> rest;
    for (auto const& row : rows)
      if (auto less = without(row, g, groups); less.replications.size() >= 2) rest.push_back(std::move(less));
    if (rest.size() < 2) return halves;
    found.push_back(shares_of(sums_of_shifts(rest, shifts)));
  }
  double const t = results::student_quantile(level, static_cast<double>(groups - 1));
  for (std::size_t f = 0; f < halves.size(); ++f) {
    halves[f].first = t * jackknife_error(column(found, f, &FactorShares::first_without));
    halves[f].total = t * jackknife_error(column(found, f, &FactorShares::total_without));
  }
  return halves;
}

}  // namespace ruralsim::experiments::sobol
