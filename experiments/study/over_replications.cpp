#include "experiments/study/over_replications.hpp"

#include "results/equal_values.hpp"
#include "results/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ruralsim::experiments {

namespace {

using results::Estimate;

// Of one figure: by replication.
std::vector<double> column_of_cells(std::span<StudyCell const> cells, std::string const& figure) {
  std::vector<double> values;
  for (auto const& cell : cells) values.push_back(cell.value_of(figure));
  return values;
}

std::vector<results::Sample> samples_of_cells(std::span<StudyCell const> cells, results::Replications how) {
  std::vector<std::int32_t> numbers;
  for (auto const& cell : cells) numbers.push_back(static_cast<std::int32_t>(cell.id.replication));
  return results::samples_of(numbers, how);
}

// What the figure is divided by, by replication; none if the cells do not hold it.
std::vector<double> divisors_of(std::span<StudyCell const> cells, results::FigureKind const& kind) {
  if (kind.denominator.empty()) return {};
  auto divisors = column_of_cells(cells, kind.denominator);
  bool const there = std::ranges::none_of(divisors, [](double n) { return std::isnan(n); });
  return there ? divisors : std::vector<double>{};
}

// Replications with nothing to divide by add nothing.
Estimate pooled_over(std::vector<double> const& values, std::vector<double> const& divisors,
                     std::vector<results::Sample> const& samples, double level) {
  std::vector<double> above, below;
  for (auto const& sample : samples) {
    double numerator = 0, denominator = 0;
    for (auto const r : sample)
      if (divisors[r] > 0) numerator += values[r] * divisors[r], denominator += divisors[r];
    if (denominator > 0) above.push_back(numerator), below.push_back(denominator);
  }
  Estimate pooled{.n = above.size()};
  if (above.size() == 1) pooled.mean = above.front() / below.front();
  if (above.size() < 2) return pooled;
  auto const ratio = results::ratio_estimate(above, below, results::RatioInterval::jackknife, level);
  pooled.mean = ratio.value, pooled.half_width = ratio.half_width();
  return pooled;
}

// Means of a rate that is 1 everywhere are 1 but for rounding; so is what the jackknife makes of it.
void mend(Estimate& e, std::vector<double> const& values, double trials, double level) {
  auto const first = std::ranges::find_if(values, [](double v) { return !std::isnan(v); });
  if (first == values.end()) return;
  bool const equal = std::ranges::all_of(values, [&](double v) { return std::isnan(v) || v == *first; });
  if (!equal || std::isnan(e.half_width)) return;
  e.mean = *first;
  e.half_width = results::interval_of_equal_values({.half_width = 0, .interval = {*first, *first}},
                                                   {.value = *first, .n = e.n, .trials = trials}, level)
                     .half_width;
}

std::size_t beyond_in(std::vector<double> const& values, std::vector<double> const& divisors,
                      results::FigureKind const& kind) {
  std::size_t n = 0;
  for (std::size_t r = 0; r < divisors.size(); ++r) n += kind.beyond(values[r], divisors[r]) ? 1 : 0;
  return n;
}

}  // namespace

OverReplications over_replications(std::span<StudyCell const> cells, results::FigureKind const& kind,
                                   results::Replications how, double level) {
  auto const values = column_of_cells(cells, kind.name);
  auto const samples = samples_of_cells(cells, how);
  auto const divisors = divisors_of(cells, kind);
  double trials = 0;
  if (kind.trials)
    for (double const n : divisors) trials += n;
  OverReplications told{.mean = results::estimate(results::sample_means(values, samples), level)};
  mend(told.mean, values, trials, level);
  told.beyond = beyond_in(values, divisors, kind);
  if (told.beyond > 0) told.mean = {.n = told.mean.n};
  if (!kind.of_sums || divisors.empty()) return told;
  told.pooled = pooled_over(values, divisors, samples, level);
  mend(*told.pooled, values, trials, level);
  return told;
}

}  // namespace ruralsim::experiments
