#include "experiments/response_rows.hpp"
#include "experiments/sobol_intervals.hpp"

namespace ruralsim::experiments {

namespace {

using results::Interval;

// Unlike any other, AB_i has of A all but coordinate i, and that of B.
void check_saltelli(Design const& design) {
  std::size_t const size = design.factors + 2;
  if (design.points.empty() || design.points.size() % size != 0)
    not_of_family("Saltelli", design.points.size());
  for (std::size_t p = 0; p < design.points.size(); ++p) {
    if (p % size < 2) continue;
    auto expected = design.points[p - p % size];
    expected[p % size - 2] = design.points[p - p % size + 1][p % size - 2];
    if (design.points[p] != expected) not_of_family("Saltelli", p);
  }
}

// Both ends moved out: errors of rows and of replications have nothing to do with one another.
Interval widened(Interval const& of_rows, double value, double of_replications) {
  return {value - std::hypot(value - of_rows.low, of_replications),
          value + std::hypot(of_rows.high - value, of_replications)};
}

void add_intervals(SobolResult& result, std::vector<sobol::Row> const& rows, std::size_t replications,
                   std::size_t shifts, SobolIntervals const& how) {
  std::vector<sobol::Sums> apart;
  for (auto const& row : rows) apart.push_back(sobol::sums_of(row));
  auto const intervals = shifts > 1 ? sobol::by_shifts(sobol::sums_of_shifts(rows, shifts), how.level)
                                    : sobol::by_bootstrap(apart, how);
  auto const halves = sobol::by_replications(rows, replications, shifts, how.level);
  for (std::size_t i = 0; i < result.factors.size(); ++i) {
    auto &first = result.factors[i].first, &total = result.factors[i].total;
    first.interval = intervals[i].first, total.interval = intervals[i].total;
    first.interval_without_noise = widened(intervals[i].first_without, first.without_noise, halves[i].first);
    total.interval_without_noise = widened(intervals[i].total_without, total.without_noise, halves[i].total);
  }
}

}  // namespace

SobolResult sobol_indices(Design const& design, Responses const& responses, SobolIntervals const& how) {
  results::checked_level(how.level);
  check_responses(design, responses);
  check_saltelli(design);
  auto rows = sobol::complete_rows(design, responses);
  SobolResult result{.factors = std::vector<SobolFactor>(design.factors),
                     .mean = sobol::center(rows, responses.replications),
                     .rows = rows.size(),
                     .rows_left_out = design.points.size() / (design.factors + 2) - rows.size(),
                     .missing_values = count_missing(responses),
                     .shifts = design.shifts};
  auto const shares = sobol::shares_of(sobol::sums_of_shifts(rows, design.shifts));
  // What remains after rounding is no variance.
  bool const varies = shares.variance > 1e-24 * (result.mean * result.mean + shares.variance);
  result.variance = varies ? shares.variance : 0;
  if (!varies) return result;
  result.noise_share = shares.noise / shares.variance;
  for (std::size_t i = 0; i < design.factors; ++i) {
    auto const& f = shares.factors[i];
    result.factors[i].first.value = f.first, result.factors[i].first.without_noise = f.first_without;
    result.factors[i].total.value = f.total, result.factors[i].total.without_noise = f.total_without;
  }
  add_intervals(result, rows, responses.replications, design.shifts, how);
  return result;
}

}  // namespace ruralsim::experiments
