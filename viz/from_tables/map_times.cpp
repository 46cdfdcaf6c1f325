#include "viz/from_tables/map_times.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kPictures = 4, kWeeksOfPicture = 4;  // of short runs
constexpr std::size_t kMostPictures = 12, kWeeksOfQuarters = 39;
constexpr std::int64_t kDaysOfWeek = 7, kToMiddle = 3;

struct Quarter {
  int year, number;  // from 0
  bool operator==(Quarter const&) const = default;
};

Quarter quarter_of(sim::Date first_of_week) {
  auto const day = sim::year_month_day(first_of_week + kToMiddle);
  return {day.year, (day.month - 1) / 3};
}

// As many weeks as there would be, if the run went on.
std::size_t weeks_beyond(sim::Date week, Quarter quarter, std::int64_t step) {
  std::size_t n = 0;
  while (quarter_of(week + step * static_cast<std::int64_t>(n + 1)) == quarter) ++n;
  return n;
}

std::string day_words(sim::Date date) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const day = sim::year_month_day(date);
  return sim::text("{} {}", day.day, months[static_cast<std::size_t>(day.month - 1)]);
}

std::string name_of(Quarter quarter) {
  constexpr std::array<std::string_view, 4> names{"Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec"};
  return sim::text("{} {}", names[static_cast<std::size_t>(quarter.number)], quarter.year);
}

// One that is cut off is called by its dates, in the year of its last day.
std::string name_by_dates(sim::Date first, sim::Date last) {
  return sim::text("{}–{} {}", day_words(first), day_words(last), sim::year_month_day(last).year);
}

MapTimes quarters(std::vector<bool> const& counts, std::vector<sim::Date> const& weeks) {
  MapTimes all{.span = "quarter of a year of its name"};
  bool any_cut = false, any_left_out = false;
  for (std::size_t week = 0; week < counts.size();) {
    auto const quarter = quarter_of(weeks[week]);
    std::size_t end = week;
    while (end < counts.size() && counts[end] && quarter_of(weeks[end]) == quarter) ++end;
    if (end == week) {
      ++week;
      continue;
    }
    auto const missing =
        weeks_beyond(weeks[week], quarter, -kDaysOfWeek) + weeks_beyond(weeks[end - 1], quarter, kDaysOfWeek);
    bool const left_out = end - week < missing;
    any_left_out = any_left_out || left_out;
    any_cut = any_cut || (missing > 0 && !left_out);
    if (!left_out)
      all.times.push_back(
          {missing > 0 ? name_by_dates(weeks[week], weeks[end - 1] + (kDaysOfWeek - 1)) : name_of(quarter),
           week, end});
    week = end;
  }
  if (all.times.size() > kMostPictures)
    all.times.erase(all.times.begin(), all.times.end() - static_cast<std::ptrdiff_t>(kMostPictures));
  if (any_cut) all.span += ", or what counts of it, by its dates";
  if (any_left_out) all.span += " (left out: a quarter of which less than half counts)";
  return all;
}

// The first weeks that count, the last ones, and some between.
MapTimes four_weeks_each(std::vector<bool> const& counts, std::vector<sim::Date> const& weeks) {
  std::vector<std::size_t> usable;
  for (std::size_t week = 0; week + kWeeksOfPicture <= counts.size(); ++week)
    if (counts[week] && counts[week + kWeeksOfPicture - 1]) usable.push_back(week);
  MapTimes all{.span = "four weeks from its date"};
  for (std::size_t i = 0; i < kPictures && !usable.empty(); ++i) {
    auto const week = usable[i * (usable.size() - 1) / (kPictures - 1)];
    if (all.times.empty() || week > all.times.back().first)
      all.times.push_back({sim::iso(weeks[week]), week, week + kWeeksOfPicture});
  }
  return all;
}

}  // namespace

MapTimes map_times(std::vector<bool> const& counts, std::vector<sim::Date> const& weeks) {
  if (counts.size() >= kWeeksOfQuarters)
    if (auto all = quarters(counts, weeks); !all.times.empty()) return all;
  return four_weeks_each(counts, weeks);
}

}  // namespace ruralsim::viz
