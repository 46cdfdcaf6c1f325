#include "results/figures/yearly_days.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

constexpr std::int64_t kReach = 60;  // days that an occurrence may lie from its anchor

// A lunar year begins from January to March: of a year that only touches the run elsewhere it is not asked,
// since not all years are known.
bool may_touch(models::YearlyDays const& when, int year, sim::Calendar const& calendar, std::int64_t days) {
  if (!when.spring_festival) return true;
  return calendar.day_of(sim::date(year, 3, 31)) >= 0 && calendar.day_of(sim::date(year, 1, 1)) < days;
}

}  // namespace

std::vector<DaySpan> days_of_year(models::YearlyDays const& when, sim::Calendar const& calendar,
                                  std::int64_t days) {
  std::vector<DaySpan> spans;
  int const last_year = sim::year_month_day(calendar.date_of(days + kReach)).year;
  for (int year = sim::year_month_day(calendar.date_of(-kReach)).year; year <= last_year; ++year) {
    if (!may_touch(when, year, calendar, days)) continue;
    sim::Date const anchor =
        when.spring_festival ? sim::spring_festival(year) : sim::date(year, when.month, when.day);
    std::int64_t const first = calendar.day_of(anchor) + when.offset;
    DaySpan const span{std::max<std::int64_t>(first, 0), std::min(first + when.days, days) - 1};
    if (span.first <= span.last) spans.push_back(span);
  }
  return spans;
}

}  // namespace ruralsim::results::figures
