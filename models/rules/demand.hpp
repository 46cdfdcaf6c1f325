// How many orders a village places on a day: a non-homogeneous Poisson process whose daily mean is
// households x adoption x orders per household, shaped by growth, month and weekday; on the days of a
// festival by its factor alone, which counts against the mean day of the calendar year, as peaks are
// published.
#pragma once

#include "models/settings.hpp"
#include "sim/calendar.hpp"

#include <vector>

namespace ruralsim::models::rules {

// First and last day (inclusive, counted from the calendar's first) of every occurrence that touches the run.
struct DaySpan {
  std::int64_t first, last;
};
std::vector<DaySpan> occurrences(YearlyDays const& when, sim::Calendar const& calendar, std::int64_t days);

// Factor of each day of the run on the mean daily orders of a household that buys.
std::vector<double> day_factors(DemandSettings const& demand, sim::Calendar const& calendar,
                                std::int64_t days);

// Who plans ahead looks at so many days.
constexpr std::int64_t kForecastDays = 28;

// Of so many orders by day (at least one day) those of the mean day, or of the median day if it has more:
// days on which hardly anybody orders, as in the week of Spring Festival, are no reason to have less of
// anything.
double usual_day(std::vector<double> orders);

// Mean orders of a household on an ordinary day (factor 1).
inline double base_rate(DemandSettings const& demand) {
  return demand.orders_per_household.value * demand.adoption / 365.0;
}

}  // namespace ruralsim::models::rules
