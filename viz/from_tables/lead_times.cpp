// How long orders take, and where the time goes.
#include "viz/from_tables/reader.hpp"

#include <cmath>

namespace ruralsim::viz {
namespace {

// All replications together, as a mean over them: a distribution needs every order it can get.
Row total(Rows const& rows, std::vector<bool> const& weeks) {
  Rows sums;
  for (auto const& row : rows) sums.push_back(sum_over(row, weeks));
  return means(sums);
}

LeadTimeSeries series_of(Reader const& reader, std::string name, std::string const& variable, double all) {
  auto const bins = total(reader.sums(variable + "_histogram"), reader.judged("judged_week"));
  LeadTimeSeries series{.name = std::move(name), .counts_lie = LeadTimeSeries::Counts::UpToHours};
  auto const upper = reader.numbers("lead_bin_upper");
  double shown = 0;
  for (std::size_t i = 0; i < bins.size() && std::isfinite(upper[i]); ++i) {
    series.hours.push_back(upper[i]);
    series.counts.push_back(bins[i]);
    shown += bins[i];
  }
  series.still_open = std::max(0.0, all - shown);  // and those in the last bin, which has no upper bound
  return series;
}

PartsRow parts_of(Reader const& reader, std::string name) {
  auto const weeks = reader.judged("judged_week");
  auto const sums = reader.sums("stage_sum"), counts = reader.sums("stage_count");
  Rows hours;
  Row in_all;
  for (std::size_t r = 0; r < sums.size(); ++r) {
    hours.push_back(ratios(sum_over(sums[r], weeks), sum_over(counts[r], weeks)));
    in_all.push_back(0);
    for (double const h : hours.back()) in_all.back() += std::isfinite(h) ? h : 0;
  }
  return {.name = std::move(name), .hours = means(hours), .total = reader.interval(in_all)};
}

}  // namespace

LeadTimeData lead_time_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  auto const weeks = reader.judged("judged_week");
  double const orders = total(reader.sums("orders_placed"), weeks).front();
  double const jobs = total(reader.sums("jobs"), weeks).front();
  LeadTimeData data{.info = reader.info()};
  data.series = {series_of(reader, "ready", "lead_time_ready", orders),
                 series_of(reader, "in hand", "lead_time_in_hand", orders)};
  if (jobs > 0) data.series.push_back(series_of(reader, "installed", "installation_from_order", jobs));
  if (data.info.replications > 1) data.info.note = "Curves pool all replications";
  return data;
}

LeadTimePartsData lead_time_parts_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  LeadTimePartsData data{.info = reader.info()};
  for (auto const& id : reader.texts("stage_id")) data.stages.push_back(stage_words(id));
  data.rows.push_back(parts_of(reader, "all orders"));
  return data;
}

}  // namespace ruralsim::viz
