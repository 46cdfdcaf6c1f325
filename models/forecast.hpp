// What a county expects to be ordered in the four weeks from a day on, as today's settings have it: a change
// by date is news on its day, or it would reach into its past.
#pragma once

#include "models/county.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models::forecast {

// The days that a forecast from this day on covers, as far as the run goes: half open, never empty.
struct Weeks {
  Weeks(County const& county, std::int64_t first);
  std::int64_t from, until;
};

// Orders of a household on a usual day of these weeks (rules::usual_day).
double usual_orders_per_household(County const& county, std::int64_t first);

// The same over those of the mean day; 1 where nobody orders.
double usual_over_mean(County const& county, std::int64_t first);

// Which center will serve a village, as far as anybody knows today: openings are planned, failures are not.
// Nothing where none fails: County::areas.
std::optional<network::ServiceAreas> areas_foreseen_today(County const& county);

}  // namespace ruralsim::models::forecast
