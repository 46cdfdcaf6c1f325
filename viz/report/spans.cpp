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
  auto const first = static_cast<std::size_t>((day.month - 1) / 3 * 3);
  return sim::text("{} to {} {}", kMonths[first], kMonths[first + 2], day.year);
}

std::string span_name(sim::Date week, std::size_t weeks) {
  if (weeks <= kMostWeeks) return "week from " + sim::iso(week);
  auto const middle = sim::year_month_day(week + 3);
  return weeks <= kMostWeeksByMonth ? month_name(middle) : quarter_name(middle);
}

}  // namespace

std::vector<WeekSpan> week_spans(std::vector<sim::Date> const& weeks, std::vector<bool> const& counts) {
  WeekSpan whole{"the whole run", {}};
  bool const any = std::ranges::find(counts, true) != counts.end();
  for (std::size_t i = 0; i < weeks.size(); ++i)
    if (!any || counts[i]) whole.weeks.push_back(i);
  std::vector<WeekSpan> spans{std::move(whole)};
  if (weeks.size() < 2) return spans;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    std::string name = span_name(weeks[i], weeks.size());
    if (spans.size() == 1 || spans.back().name != name) spans.push_back({std::move(name), {}});
    spans.back().weeks.push_back(i);
  }
  return spans;
}

}  // namespace ruralsim::viz
