// What a county expects to be ordered in the four weeks from a day on, as today's settings have it: a change
// by date is news on its day, or it would reach into its past.
#pragma once

#include "models/county.hpp"

#include <cstdint>

namespace ruralsim::models::forecast {

// The days that a forecast from this day on covers, as far as the run goes: half open, never empty.
struct Weeks {
  Weeks(County const& county, std::int64_t first);
  std::int64_t from, until;
};

// Orders a day of a household on the mean day of these weeks, or on the median day if it has more: days on
// which hardly anybody orders, as in the week of Spring Festival, are no reason to have less of anything.
double usual_orders_per_household(County const& county, std::int64_t first);

// The same over those of the mean day; 1 where nobody orders.
double usual_over_mean(County const& county, std::int64_t first);

}  // namespace ruralsim::models::forecast
