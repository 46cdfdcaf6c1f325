// Roll-out plans: in which order counties and centers open, and on which days.
#pragma once

#include "models/network/network.hpp"
#include "models/network/service_areas.hpp"
#include "models/scenario.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ruralsim::models::rules {

// Days on which n openings fall, ascending. All by the last day: the k-th is on the first day on which
// k <= n (day - first) / (last - first), so that by any day the integer part of this is open. So many a month
// (of 365.25 / 12 days): on the first day on which k <= per_month x months since `first`, and kNeverOpens
// beyond the last day.
std::vector<std::int64_t> opening_days(std::size_t n, std::int64_t first, std::int64_t last,
                                       std::optional<double> per_month);

// How many of n open at the start: the share rounded up, at least one.
std::size_t open_at_start(double share, std::size_t n);

// Centers of a county, or counties of a region, in the order in which they open; equals in the order of the
// file. `seed` is that of the layout: the order is part of the map, not of a replication's luck.
std::vector<std::size_t> opening_order(network::County const& county, OpeningOrder order, std::uint64_t seed);
std::vector<std::size_t> opening_order(std::vector<network::County> const& counties, OpeningOrder order,
                                       std::uint64_t seed);

// What a plan takes as given: nothing where the rule decides.
struct GivenOpenings {
  std::vector<std::optional<std::int64_t>> counties;              // by county
  std::vector<std::vector<std::optional<std::int64_t>>> centers;  // by county and center
};

// Sets the days on which counties and centers open. No center opens before its county. From a stretch on that
// changes the plan, what would open on its first day or later is planned anew.
void plan_openings(network::Network& network, RunSpec const& run, std::vector<Stretch> const& stretches,
                   GivenOpenings const& given, std::uint64_t seed);

// Whether a center that opens in the run fails, and if so on which day of its first year it closes; `luck`:
// two numbers in (0, 1].
std::optional<std::int64_t> closing_day(std::int64_t opens, double failure_share, double fails, double when);

// Households-weighted mean income of villages; 0 where there are none.
double mean_income(network::County const& county);

}  // namespace ruralsim::models::rules
