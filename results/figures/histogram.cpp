#include "results/figures/histogram.hpp"

#include "results/statistics.hpp"

namespace ruralsim::results::figures {

namespace {

std::array<double, models::lead_bins::kCount> bounds_of_bins() {
  std::array<double, models::lead_bins::kCount> bounds{};
  for (std::size_t bin = 0; bin < bounds.size(); ++bin)
    bounds[bin] = models::lead_bins::lower_bound_hours(bin);
  return bounds;
}

}  // namespace

double quantile_hours(Bins const& bins, std::int64_t all, double probability) {
  static auto const bounds = bounds_of_bins();
  return quantile_hours(bins, bounds, all, probability);
}

double quantile_hours(std::span<std::int64_t const> bins, std::span<double const> lower_bounds,
                      std::int64_t all, double probability) {
  if (all == 0) return not_available;
  double const rank = probability * static_cast<double>(all);
  double before = 0;
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    auto const here = static_cast<double>(bins[bin]);
    if (here == 0 || before + here < rank) {
      before += here;
      continue;
    }
    double const from = lower_bounds[bin];
    if (bin + 1 == bins.size()) return from;
    return from + (lower_bounds[bin + 1] - from) * (rank - before) / here;
  }
  return not_available;
}

void add_row(Bins& bins, models::Counts<std::uint32_t> const& table, std::size_t row) {
  for (std::size_t bin = 0; bin < bins.size(); ++bin) bins[bin] += table(row, bin);
}

}  // namespace ruralsim::results::figures
