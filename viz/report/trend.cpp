#include "viz/report/trend.hpp"

#include "results/antithetic.hpp"
#include "viz/from_tables/reader.hpp"
#include "viz/report/dates_within.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kFewestWeeks = 26, kQuarterOfYear = 13, kYear = 52;

struct TrendStretches {
  WeekRange early, late;
  int years = 0;
};

// The fairest comparison first.
std::vector<TrendStretches> possible_stretches(WeekRange counted) {
  std::vector<TrendStretches> all;
  if (counted.weeks < kFewestWeeks) return all;
  std::size_t const end = counted.first + counted.weeks;
  WeekRange const late{end - kQuarterOfYear, kQuarterOfYear};
  for (std::size_t years = (counted.weeks - kQuarterOfYear) / kYear; years > 0; --years)
    all.push_back({{late.first - years * kYear, late.weeks}, late, static_cast<int>(years)});
  if (!all.empty()) return all;
  std::size_t const size = std::min(counted.weeks / 4, kQuarterOfYear);
  return {{{counted.first, size}, {end - size, size}}};
}

WeekRange counted_weeks(Reader const& reader) {
  auto const counts = reader.judged("judged_week");
  auto const first = std::ranges::find(counts, true);
  auto const end = std::find(first, counts.end(), false);
  return {static_cast<std::size_t>(first - counts.begin()), static_cast<std::size_t>(end - first)};
}

// Of some replications together.
double rate_of_weeks(Rows const& in_time, Rows const& orders, WeekRange range,
                     std::vector<std::size_t> const& replications) {
  double n = 0, d = 0;
  for (std::size_t const r : replications)
    for (std::size_t week = range.first; week < range.first + range.weeks; ++week)
      n += in_time[r][week], d += orders[r][week];
  return ratio(n, d);
}

std::string dates_of_weeks(std::vector<sim::Date> const& dates, WeekRange range) {
  return sim::iso(dates[range.first]) + " to " + sim::iso(dates[range.first + range.weeks - 1] + 6);
}

Trend measured(Reader const& reader, TrendStretches const& between) {
  auto const orders = reader.sums("orders_judged"), in_time = reader.sums("orders_next_day");
  auto const rate = [&](WeekRange range, auto const& some) {
    return rate_of_weeks(in_time, orders, range, some);
  };
  auto const change = [&](auto const& some) { return rate(between.late, some) - rate(between.early, some); };
  std::vector<std::size_t> all(orders.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  auto const samples = reader.samples();
  std::vector<double> without;
  for (auto const& sample : samples) {
    std::vector<std::size_t> others;
    std::ranges::set_difference(all, sample, std::back_inserter(others));
    without.push_back(change(others));
  }
  auto const dates = reader.dates("week");
  return {.weeks = between.late.weeks,
          .early = dates_of_weeks(dates, between.early),
          .late = dates_of_weeks(dates, between.late),
          .early_rate = rate(between.early, all),
          .late_rate = rate(between.late, all),
          .change = results::jackknife(change(all), without, reader.level()),
          .years = between.years,
          .pairs = samples.size() < all.size()};
}

}  // namespace

bool Trend::is_told_apart() const {
  return std::isfinite(change.half_width) && std::abs(change.mean) > change.half_width;
}

Trend trend_of(results::Tables const& tables, double level) {
  Part const part{.county = {}, .level = level, .boundaries = {}};
  Reader const reader(tables, part);
  Trend nothing;
  for (auto const& between : possible_stretches(counted_weeks(reader))) {
    auto const unlike = dates_unlike(reader, between.early, between.late);
    if (!unlike.empty()) {
      nothing.unlike = unlike;
      continue;
    }
    auto trend = measured(reader, between);
    if (std::isfinite(trend.change.mean)) return trend;
  }
  return nothing;
}

}  // namespace ruralsim::viz
