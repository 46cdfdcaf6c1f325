#include "viz/report/spans.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <array>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kMostWeeks = 13, kMostWeeksByMonth = 113;  // 26 months
constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};

std::string month_name(sim::YearMonthDay day) {
  return sim::text("{} {}", kMonths[static_cast<std::size_t>(day.month - 1)], day.year);
}

std::string quarter_name(sim::YearMonthDay day) {
  auto const first = static_cast<std::size_t>(day.month - 1) / 3 * 3;
  return sim::text("{} to {} {}", kMonths[first], kMonths[first + 2], day.year);
}

std::string span_name(sim::Date week, std::size_t weeks) {
  if (weeks <= kMostWeeks) return "week from " + sim::iso(week);
  auto const middle = sim::year_month_day(week + 3);
  return weeks <= kMostWeeksByMonth ? month_name(middle) : quarter_name(middle);
}

sim::Date first_of_month(int year, int month) {
  return sim::date(year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

// A month or a quarter of which the run has less, by more than a week.
void say_what_is_there(std::vector<WeekSpan>& spans, std::vector<sim::Date> const& weeks,
                       sim::Date last_day) {
  int const months = weeks.size() <= kMostWeeksByMonth ? 1 : 3;
  auto const begin_of = [&](WeekSpan const& span) {
    auto const day = sim::year_month_day(weeks[span.weeks.front()] + 3);
    return first_of_month(day.year, (day.month - 1) / months * months + 1);
  };
  auto const end = sim::year_month_day(begin_of(spans.back()));
  if (first_of_month(end.year, end.month + months) - last_day > 7)
    spans.back().name += ", until " + sim::iso(last_day);
  if (weeks.front() - begin_of(spans[1]) >= 7) spans[1].name += ", from " + sim::iso(weeks.front());
}

// A few days are no span of their own: their rates would be chance, and their middle may lie past the end.
void add_days_of_cut_off_week(WeekSpan& before, std::vector<sim::Date> const& weeks, sim::Date last_day) {
  before.weeks.push_back(weeks.size() - 1);
  if (weeks.size() > kMostWeeks) return;
  auto const first = weeks[before.weeks.front()];
  before.name = sim::text("{} days from {}", last_day - first + 1, sim::iso(first));
}

}  // namespace

std::vector<WeekSpan> week_spans(std::vector<sim::Date> const& weeks, std::vector<bool> const& counts,
                                 sim::Date last_day) {
  WeekSpan whole{"the whole run", {}};
  bool const any = std::ranges::find(counts, true) != counts.end();
  for (std::size_t i = 0; i < weeks.size(); ++i)
    if (!any || counts[i]) whole.weeks.push_back(i);
  std::vector<WeekSpan> spans{std::move(whole)};
  if (weeks.size() < 2) return spans;
  bool const cut_off = weeks.back() + 6 > last_day;
  for (std::size_t i = 0; i < weeks.size() - (cut_off ? 1 : 0); ++i) {
    std::string const name = span_name(weeks[i], weeks.size());
    if (spans.size() == 1 || spans.back().name != name) spans.push_back({name, {}});
    spans.back().weeks.push_back(i);
  }
  if (cut_off) add_days_of_cut_off_week(spans.back(), weeks, last_day);
  if (weeks.size() > kMostWeeks) say_what_is_there(spans, weeks, last_day);
  return spans;
}

}  // namespace ruralsim::viz
