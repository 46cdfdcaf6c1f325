// How long orders take, and where the time goes.
#include "results/figures/histogram.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace ruralsim::viz {
namespace {

constexpr std::array kShares = {0.50, 0.90, 0.95};

// Of one replication: how many have arrived within each bin, and how many there are.
struct Arrived {
  Row bins;
  double all = 0;
};

std::vector<Arrived> arrived(Reader const& reader, std::string const& times, std::string const& whole) {
  auto const weeks = reader.judged("judged_week");
  auto const bins = reader.sums(times + "_histogram"), all = reader.sums(whole);
  std::vector<Arrived> replications;
  for (std::size_t r = 0; r < bins.size(); ++r)
    replications.push_back({sum_over(bins[r], weeks), sum_over(all[r], weeks).front()});
  return replications;
}

// The last bin has no upper bound: here as in the curve, what lies in it has not arrived yet.
double percentile_of(Arrived const& one, double share) {
  results::figures::Bins bins{};
  for (std::size_t i = 0; i + 1 < bins.size(); ++i) bins[i] = std::llround(one.bins[i]);
  return results::figures::quantile_hours(bins, std::llround(one.all), share);
}

// Mean over replications that had something of this kind. Not reached in one of them by the end of the run is
// a long time, not an absent one: then there is no mean.
struct MeanTime {
  Interval hours = kUnknown;
  int not_reached = 0;
};

MeanTime mean_time(Reader const& reader, Row const& hours, Row const& of) {
  MeanTime mean;
  for (std::size_t r = 0; r < hours.size(); ++r)
    mean.not_reached += std::isnan(hours[r]) && of[r] > 0 ? 1 : 0;
  if (mean.not_reached == 0) mean.hours = reader.interval(hours);
  return mean;
}

LeadTimePercentile percentile_over(Reader const& reader, std::vector<Arrived> const& replications,
                                   double share) {
  Row hours, of;
  for (auto const& one : replications) hours.push_back(percentile_of(one, share)), of.push_back(one.all);
  auto const mean = mean_time(reader, hours, of);
  return {share, mean.hours, mean.not_reached};
}

// The curve is the mean of those of the replications, each a share of its own orders.
LeadTimeSeries series_of(Reader const& reader, std::string name, std::string const& times,
                         std::string const& whole) {
  auto const replications = arrived(reader, times, whole);
  LeadTimeSeries series{.name = std::move(name), .counts_lie = LeadTimeSeries::Counts::UpToHours};
  for (double const upper : reader.numbers("lead_bin_upper"))
    if (std::isfinite(upper)) series.hours.push_back(upper);  // the last bin has none: it counts as open
  Rows shares;
  for (auto const& one : replications) {
    Row const bins = slice(one.bins, 0, series.hours.size());
    shares.push_back(ratios(bins, Row(bins.size(), one.all)));
  }
  series.counts = means(shares);
  series.still_open = std::max(0.0, 1 - sum(series.counts));
  if (shares.size() > 1)
    std::ranges::copy_if(shares, std::back_inserter(series.replications),
                         [](Row const& row) { return std::isfinite(row.front()); });
  for (double const share : kShares)
    series.percentiles.push_back(percentile_over(reader, replications, share));
  return series;
}

double total(Reader const& reader, std::string const& variable) {
  double all = 0;
  for (auto const& row : reader.sums(variable)) all += sum_over(row, reader.judged("judged_week")).front();
  return all;
}

std::size_t stage(Reader const& reader, std::string_view id) {
  auto const ids = reader.texts("stage_id");
  return static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
}

// Time on the shelf is known of orders in hand, all else of orders that are ready: only the latter add up.
PartsRow parts_of(Reader const& reader, std::string name) {
  auto const weeks = reader.judged("judged_week");
  auto const sums = reader.sums("stage_sum"), counts = reader.sums("stage_count");
  auto const placed = reader.sums("orders_placed");
  std::size_t const pick_up = stage(reader, "pick_up");
  Rows hours;
  Row in_all, of;
  for (std::size_t r = 0; r < sums.size(); ++r) {
    hours.push_back(ratios(sum_over(sums[r], weeks), sum_over(counts[r], weeks)));
    in_all.push_back(sum(slice(hours.back(), 0, pick_up)));
    of.push_back(sum_over(placed[r], weeks).front());
  }
  PartsRow row{.name = std::move(name), .hours = {}, .total = mean_time(reader, in_all, of).hours};
  for (std::size_t i = 0; i < pick_up; ++i)
    row.hours.push_back(mean_time(reader, column(hours, i), of).hours.mean);
  row.afterwards = mean_time(reader, column(hours, pick_up), of).hours;
  return row;
}

}  // namespace

LeadTimeData lead_time_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  LeadTimeData data{.info = reader.info()};
  if (total(reader, "orders_placed") == 0) return data;
  data.series = {series_of(reader, "ready", "lead_time_ready", "orders_placed"),
                 series_of(reader, "in hand", "lead_time_in_hand", "orders_placed")};
  if (total(reader, "jobs") == 0) return data;
  data.series.push_back(series_of(reader, "installed", "installation_from_order", "jobs"));
  data.info.note = "Installed: of orders that want an installation";
  return data;
}

LeadTimePartsData lead_time_parts_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  LeadTimePartsData data{.info = reader.info()};
  for (auto const& id : reader.texts("stage_id"))
    (id == "pick_up" ? data.afterwards : data.stages.emplace_back()) = stage_words(id);
  data.rows.push_back(parts_of(reader, "all orders"));
  return data;
}

}  // namespace ruralsim::viz
