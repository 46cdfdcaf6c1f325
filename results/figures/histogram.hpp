#pragma once
// Quantiles of times that are known by bin (models::lead_bins).

#include "models/ledger.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace ruralsim::results::figures {

inline constexpr std::array<double, 4> quantiles{0.5, 0.9, 0.95, 0.99};

using Bins = std::array<std::int64_t, models::lead_bins::kCount>;

// Time in hours within which `probability` of `all` orders have come, interpolated linearly within its bin.
// `all` includes those that have not come yet, so it is at least the sum of the bins: NaN if the quantile
// falls among them, or if there are none. 960 (40 days, the last bin's lower bound) stands for that and more.
double quantile_hours(Bins const& bins, std::int64_t all, double probability);
// The same of other bins: files of earlier versions have wider ones. As many lower bounds as bins, rising.
double quantile_hours(std::span<std::int64_t const> bins, std::span<double const> lower_bounds,
                      std::int64_t all, double probability);

void add_row(Bins& bins, models::Counts<std::uint32_t> const& table, std::size_t row);

}  // namespace ruralsim::results::figures
