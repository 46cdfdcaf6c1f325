#include "viz/report/trend.hpp"

#include "results/antithetic.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {
namespace {

constexpr std::size_t kFewestWeeks = 4, kQuarterOfYear = 13;

struct RateOfWeeks {
  std::vector<double> by_replication;
  double together = kNan;
};

RateOfWeeks rate_of_weeks(Rows const& in_time, Rows const& orders, std::vector<std::size_t> const& weeks) {
  RateOfWeeks rate;
  double all = 0, good = 0;
  for (std::size_t r = 0; r < orders.size(); ++r) {
    double n = 0, d = 0;
    for (std::size_t const week : weeks) n += in_time[r][week], d += orders[r][week];
    rate.by_replication.push_back(ratio(n, d));
    good += n, all += d;
  }
  rate.together = ratio(good, all);
  return rate;
}

std::string dates_of_weeks(std::vector<sim::Date> const& dates, std::vector<std::size_t> const& weeks) {
  return sim::iso(dates[weeks.front()]) + " to " + sim::iso(dates[weeks.back()] + 6);
}

}  // namespace

bool Trend::is_told_apart() const {
  return std::isfinite(change.half_width) && std::abs(change.mean) > change.half_width;
}

Trend trend_of(results::Tables const& tables, double level) {
  Part const part{.county = {}, .level = level, .boundaries = {}};
  Reader const reader(tables, part);
  auto const counts = reader.judged("judged_week");
  std::vector<std::size_t> judged;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i]) judged.push_back(i);
  if (judged.size() < kFewestWeeks) return {};
  auto const size = static_cast<std::ptrdiff_t>(std::min(judged.size() / 4, kQuarterOfYear));
  std::vector<std::size_t> const first(judged.begin(), judged.begin() + size),
      last(judged.end() - size, judged.end());
  auto const orders = reader.sums("orders_judged"), in_time = reader.sums("orders_next_day");
  auto const early = rate_of_weeks(in_time, orders, first), late = rate_of_weeks(in_time, orders, last);
  if (std::isnan(early.together) || std::isnan(late.together)) return {};
  auto const samples = reader.samples();
  auto const dates = reader.dates("week");
  return {.weeks = first.size(),
          .early = dates_of_weeks(dates, first),
          .late = dates_of_weeks(dates, last),
          .early_rate = early.together,
          .late_rate = late.together,
          .change = results::paired_difference(results::sample_means(late.by_replication, samples),
                                               results::sample_means(early.by_replication, samples), level)};
}

}  // namespace ruralsim::viz
