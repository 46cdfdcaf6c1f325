#pragma once
// When a growing network reaches its target.

#include "results/figures/runs.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ruralsim::results::figures {

// Number of weeks up to the end of the first `in_a_row` ones in which the next-day rate is at least the
// target; a week without orders breaks the row. Nothing if that never happens: the run is then a lower bound.
std::optional<std::size_t> weeks_until(std::vector<std::int64_t> const& orders,
                                       std::vector<std::int64_t> const& next_day, double target,
                                       std::size_t in_a_row);

// The same of orders by week and those of them that were next-day, over the weeks whose next days are over
// from the first with orders on, by the scenario's target.
std::optional<std::size_t> weeks_to_target(Runs const& runs, std::span<std::int64_t const> orders,
                                           std::span<std::int64_t const> next_day);

// The same of some counties together, over the weeks from the first with orders on, those of the warm-up
// included.
std::optional<std::size_t> weeks_to_target(Runs const& runs, std::size_t replicate,
                                           std::span<std::size_t const> counties);

}  // namespace ruralsim::results::figures
