#include "sim/calendar.hpp"
#include "viz/scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::viz {
namespace {

constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr double kMonthDays = 30.44;
// Days from 1970 that the calendar knows: 0001-01-01 to 9999-12-31.
constexpr double kEarliest = -719162;
constexpr double kLatest = 2932896;
constexpr int kMostTicks = 1000;

struct DateStep {
  enum class Unit { Day, Month } unit;
  int count;
  double days() const { return unit == Unit::Day ? count : count * kMonthDays; }
};

DateStep step_for(double width, int at_most) {
  double const needed = width / std::max(1, at_most);
  using enum DateStep::Unit;
  for (DateStep s :
       {DateStep{Day, 1}, {Day, 2}, {Day, 7}, {Day, 14}, {Month, 1}, {Month, 2}, {Month, 3}, {Month, 6}}) {
    if (s.days() >= needed) return s;
  }
  for (int years = 1;; years *= 10) {
    for (int m : {1, 2, 5}) {
      if (12 * m * years * kMonthDays >= needed) return {Month, 12 * m * years};
    }
  }
}

std::vector<sim::Date> days_between(sim::Date first, sim::Date last, int step) {
  // Mondays for weeks; 1969-12-29 was one, so multiples of seven are counted from it.
  int const offset = step % 7 == 0 ? -3 : 0;
  std::int32_t const k =
      static_cast<std::int32_t>(std::ceil((first.days - offset) / static_cast<double>(step)));
  std::vector<sim::Date> at;
  for (sim::Date d{k * step + offset}; d <= last && at.size() < kMostTicks; d = d + step) at.push_back(d);
  return at;
}

std::vector<sim::Date> months_between(sim::Date first, sim::Date last, int step) {
  auto const from = sim::year_month_day(first);
  int month = 12 * from.year + from.month - 1;  // counted from year 0
  month = static_cast<int>(std::floor(month / static_cast<double>(step))) * step;
  std::vector<sim::Date> at;
  for (; at.size() < kMostTicks; month += step) {
    int const year = static_cast<int>(std::floor(month / 12.0));
    if (year < 1) continue;
    if (year > 9999) break;
    sim::Date const d = sim::date(year, month - 12 * year + 1, 1);
    if (d > last) break;
    if (d >= first) at.push_back(d);
  }
  return at;
}

Tick labelled(sim::Date d, DateStep step, bool with_year) {
  auto const date = sim::year_month_day(d);
  std::string const year = std::to_string(date.year);
  if (step.unit == DateStep::Unit::Month && step.count % 12 == 0) return {static_cast<double>(d.days), year};
  std::string const month = kMonths[static_cast<std::size_t>(date.month - 1)];
  std::string const day = step.unit == DateStep::Unit::Day ? std::to_string(date.day) + " " : "";
  return {static_cast<double>(d.days), day + month, with_year ? year : ""};
}

}  // namespace

std::vector<Tick> date_ticks(Range domain, int at_most) {
  domain = usable(domain);
  sim::Date const first{static_cast<std::int32_t>(std::ceil(std::clamp(domain.lo, kEarliest, kLatest)))};
  sim::Date const last{static_cast<std::int32_t>(std::floor(std::clamp(domain.hi, kEarliest, kLatest)))};
  DateStep const step = step_for(std::max(1, last.days - first.days), at_most);
  auto const dates = step.unit == DateStep::Unit::Day ? days_between(first, last, step.count)
                                                      : months_between(first, last, step.count);
  std::vector<Tick> ticks;
  int year = -1;
  for (sim::Date d : dates) {
    int const y = sim::year_month_day(d).year;
    ticks.push_back(labelled(d, step, y != year));
    year = y;
  }
  return ticks;
}

}  // namespace ruralsim::viz
