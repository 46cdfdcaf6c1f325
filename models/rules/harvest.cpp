#include "models/rules/harvest.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ruralsim::models::rules {
namespace {

double shape_of(SeasonShape shape, SeasonSpan const& season, std::int64_t day) {
  if (shape == SeasonShape::even) return 1;
  return static_cast<double>(std::min(day - season.first, season.last - day)) + 0.5;
}

double weight_of(HarvestSettings const& harvest, sim::Calendar const& calendar, SeasonSpan const& season,
                 std::int64_t day) {
  auto const weekday = static_cast<std::size_t>(calendar.weekday_of(day));
  return shape_of(harvest.shape, season, day) * harvest.weekday[weekday];
}

double weight_of_all(HarvestSettings const& harvest, sim::Calendar const& calendar,
                     SeasonSpan const& season) {
  double sum = 0;
  for (auto day = season.first; day <= season.last; ++day) sum += weight_of(harvest, calendar, season, day);
  return sum;
}

}  // namespace

SeasonSpan season_of(HarvestSettings const& harvest, sim::Calendar const& calendar, std::int64_t day) {
  auto const& [from, to] = std::tie(harvest.from, harvest.to);
  bool const past_new_year = std::tie(to.month, to.day) < std::tie(from.month, from.day);
  int const year = sim::year_month_day(calendar.date_of(day)).year;
  for (int const begins : {year - 1, year}) {
    SeasonSpan const span{calendar.day_of(sim::date(begins, from.month, from.day)),
                          calendar.day_of(sim::date(begins + (past_new_year ? 1 : 0), to.month, to.day))};
    if (span.first <= day && day <= span.last) return span;
  }
  return {};
}

std::vector<double> boxes_by_day(HarvestSettings const& harvest, sim::Calendar const& calendar,
                                 std::int64_t days, std::function<bool(std::int64_t)> const& is_open) {
  std::vector<double> boxes(static_cast<std::size_t>(days));
  double const all = harvest.weight.value > 0 ? harvest.per_household.value / harvest.weight.value : 0;
  SeasonSpan season;
  double whole = 0, brought_later = 0;
  for (std::int64_t day = 0; day < days; ++day) {
    if (season.last < day) {
      season = season_of(harvest, calendar, day);
      whole = weight_of_all(harvest, calendar, season);
    }
    double const today = whole > 0 ? all * weight_of(harvest, calendar, season, day) / whole : 0;
    brought_later += today;
    if (is_open(day)) boxes[static_cast<std::size_t>(day)] = std::exchange(brought_later, 0.0);
  }
  return boxes;
}

std::vector<Crop> crops_of(Settings const& settings, sim::Calendar const& calendar, std::int64_t days,
                           sim::WorkingTime const& centers_open) {
  std::vector<Crop> crops;
  for (auto const& harvest : settings.harvests) {
    auto& crop = crops.emplace_back();
    for (auto const& windows : settings.center.opening.by_weekday)
      crop.hours.emplace_back(harvest.hour,
                              windows.empty() ? std::vector<sim::ClockWindow>{{{}, {}}} : windows);
    crop.boxes = boxes_by_day(harvest, calendar, days, [&](std::int64_t day) {
      return crop.hours[static_cast<std::size_t>(calendar.weekday_of(day))].possible() &&
             centers_open.next_open(sim::midnight(day)).day() == day;
    });
  }
  return crops;
}

}  // namespace ruralsim::models::rules
