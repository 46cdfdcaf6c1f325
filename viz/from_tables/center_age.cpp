// Centers by months since their opening.
#include "viz/from_tables/reader.hpp"

#include <utility>

namespace ruralsim::viz {
namespace {

constexpr double kDaysAMonth = 365.25 / 12;

}  // namespace

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
  if (rates.size() > 1) data.replications = std::move(rates);
  return data;
}

}  // namespace ruralsim::viz
