#include "models/rules/demand.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace ruralsim::models::rules {
namespace {

template <std::size_t N>
std::array<double, N> with_mean_one(std::array<double, N> const& weights) {
  double const mean = std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(N);
  auto scaled = weights;
  for (auto& w : scaled) w = mean > 0 ? w / mean : 1.0;
  return scaled;
}

double growth_until(std::int64_t day, DemandSettings const& demand) {
  return std::pow(1 + demand.growth, static_cast<double>(day) / 365.0);
}

// The day whose demand is the mean of its calendar year, counted from the calendar's first.
std::int64_t middle_of_year(std::int64_t day, sim::Calendar const& calendar) {
  return calendar.day_of(sim::date(sim::year_month_day(calendar.date_of(day)).year, 7, 2));
}

// Where festivals meet, their factors multiply; nothing on other days.
std::vector<std::optional<double>> festival_factors(DemandSettings const& demand,
                                                    sim::Calendar const& calendar, std::int64_t days) {
  std::vector<std::optional<double>> factors(static_cast<std::size_t>(days));
  for (auto const& festival : demand.festivals)
    for (auto const& span : occurrences(festival.when, calendar, days))
      for (auto day = span.first; day <= span.last; ++day) {
        auto& factor = factors[static_cast<std::size_t>(day)];
        factor = factor.value_or(1) * festival.factor;
      }
  return factors;
}

}  // namespace

std::vector<DaySpan> occurrences(YearlyDays const& when, sim::Calendar const& calendar, std::int64_t days) {
  std::vector<DaySpan> spans;
  int const first_year = sim::year_month_day(calendar.date_of(-60)).year;
  int const last_year = sim::year_month_day(calendar.date_of(days + 60)).year;
  for (int year = first_year; year <= last_year; ++year) {
    if (when.spring_festival &&
        (calendar.day_of(sim::date(year, 3, 31)) < 0 || calendar.day_of(sim::date(year, 1, 1)) >= days))
      continue;
    auto const anchor =
        when.spring_festival ? sim::spring_festival(year) : sim::date(year, when.month, when.day);
    auto const first = calendar.day_of(anchor) + when.offset;
    DaySpan const span{std::max<std::int64_t>(first, 0), std::min(first + when.days, days) - 1};
    if (span.first <= span.last) spans.push_back(span);
  }
  return spans;
}

std::vector<double> day_factors(DemandSettings const& demand, sim::Calendar const& calendar,
                                std::int64_t days) {
  auto const by_weekday = with_mean_one(demand.weekday);
  auto const by_month = with_mean_one(demand.month);
  std::vector<double> factors;
  factors.reserve(static_cast<std::size_t>(days));
  for (std::int64_t day = 0; day < days; ++day) {
    auto const month = static_cast<std::size_t>(sim::year_month_day(calendar.date_of(day)).month - 1);
    auto const weekday = static_cast<std::size_t>(calendar.weekday_of(day));
    factors.push_back(by_weekday[weekday] * by_month[month] * growth_until(day, demand));
  }
  auto const of_festivals = festival_factors(demand, calendar, days);
  for (std::int64_t day = 0; day < days; ++day)
    if (auto const factor = of_festivals[static_cast<std::size_t>(day)])
      factors[static_cast<std::size_t>(day)] = *factor * growth_until(middle_of_year(day, calendar), demand);
  return factors;
}

double usual_day(std::vector<double> orders) {
  auto const mean = std::accumulate(orders.begin(), orders.end(), 0.0) / static_cast<double>(orders.size());
  auto const middle = orders.begin() + static_cast<std::ptrdiff_t>(orders.size() / 2);
  std::nth_element(orders.begin(), middle, orders.end());
  return std::max(mean, *middle);
}

}  // namespace ruralsim::models::rules
