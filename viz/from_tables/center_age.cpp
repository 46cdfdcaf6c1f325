// Centers by months since their opening.
#include "sim/text.hpp"
#include "viz/from_tables/reader.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kDaysAMonth = 365.25 / 12;

// "Jul 2018"
std::string month_words(sim::Date date) {
  constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const day = sim::year_month_day(date);
  return sim::text("{} {}", names[static_cast<std::size_t>(day.month) - 1], day.year);
}

}  // namespace

OpeningCohortsData opening_cohorts_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  OpeningCohortsData data{.info = reader.info()};
  if (!reader.has("orders_by_opening")) return data;
  auto const orders = reader.sums("orders_by_opening"), in_time = reader.sums("next_day_by_opening"),
             days = reader.sums("center_days_by_opening");
  auto const first_day = reader.dates("day").front();
  std::size_t const months = reader.size("months_open");
  for (std::size_t quarter = 0; quarter < reader.size("opened_quarter"); ++quarter) {
    OpeningCohort cohort{
        .name = month_words(first_day + static_cast<std::int64_t>(
                                            std::ceil(3 * static_cast<double>(quarter) * kDaysAMonth)))};
    for (std::size_t m = 0; m < months; ++m) {
      Row rates, centers;
      std::size_t const cell = quarter * months + m;
      for (std::size_t r = 0; r < orders.size(); ++r) {
        rates.push_back(ratio(in_time[r][cell], orders[r][cell]));
        centers.push_back(days[r][cell] / kDaysAMonth);
      }
      Interval const rate = reader.share_interval(rates);
      cohort.rate.push_back(rate.mean), cohort.low.push_back(rate.low), cohort.high.push_back(rate.high);
      cohort.centers.push_back(reader.interval(centers).mean);
    }
    if (sum(cohort.centers) > 0) data.cohorts.push_back(std::move(cohort));
  }
  data.target = reader.numbers("next_day_target").front();
  return data;
}

CenterAgeData center_age_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  CenterAgeData data{.info = reader.info()};
  if (!reader.has("orders_by_months_open")) return data;
  auto const orders = reader.sums("orders_by_months_open"), in_time = reader.sums("next_day_by_months_open"),
             days = reader.sums("center_days_by_months_open"),
             jobs = reader.sums("backlog_days_by_months_open");
  Rows rates, backlogs, centers;
  for (std::size_t r = 0; r < orders.size(); ++r) {
    rates.push_back(ratios(in_time[r], orders[r]));
    backlogs.push_back(ratios(jobs[r], days[r]));
    centers.push_back(ratios(days[r], Row(days[r].size(), kDaysAMonth)));
  }
  data.centers = means(centers);
  for (std::size_t m = 0; m < data.centers.size(); ++m) {
    data.rate.push_back(reader.share_interval(column(rates, m)));
    data.backlog.push_back(reader.interval(column(backlogs, m)));
  }
  data.target = reader.numbers("next_day_target").front();
  if (reader.has("center_days_by_opening")) {
    double first = 0, all = 0;
    for (auto const& cohorts : reader.sums("center_days_by_opening")) first += cohorts.front();
    for (auto const& ages : days) all += ages.front();
    data.of_first_quarter = ratio(first, all);
  }
  if (rates.size() > 1) data.replications = std::move(rates);
  return data;
}

}  // namespace ruralsim::viz
