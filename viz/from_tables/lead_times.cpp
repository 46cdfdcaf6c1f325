// How long orders take, and where the time goes.
#include "results/figures/histogram.hpp"
#include "results/statistics.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

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
double percentile_of(Arrived const& one, Row const& lower_bounds, double share) {
  std::vector<std::int64_t> bins;
  for (double const n : one.bins) bins.push_back(std::llround(n));
  if (!bins.empty()) bins.back() = 0;
  return results::figures::quantile_hours(bins, lower_bounds, std::llround(one.all), share);
}

bool is_in(results::Sample const& sample, std::size_t r) {
  return std::find(sample.begin(), sample.end(), r) != sample.end();
}

// All replications but those that are left out.
Row sum_of_rows(Rows const& rows, results::Sample const& left_out) {
  Row all(rows.front().size());
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = 0; i < all.size() && !is_in(left_out, r); ++i) all[i] += rows[r][i];
  return all;
}

double sum_without(Row const& of, results::Sample const& left_out) {
  double all = sum(of);
  for (auto const r : left_out) all -= of[r];
  return all;
}

// As the summary has it: of all replications together. `figure(left out)`; those of which nothing is known
// add nothing.
template <class Figure>
Interval of_all_together(Reader const& reader, Row const& of, Figure&& figure) {
  Row without;
  for (auto const& sample : reader.samples())
    if (std::any_of(sample.begin(), sample.end(), [&](auto r) { return of[r] > 0; }))
      without.push_back(figure(sample));
  auto const e = results::jackknife(figure({}), without, reader.level());
  return {e.mean, e.interval().low, e.interval().high};
}

LeadTimePercentile percentile_over(Reader const& reader, std::vector<Arrived> const& replications,
                                   double share) {
  Rows bins;
  Row of;
  for (auto const& one : replications) bins.push_back(one.bins), of.push_back(one.all);
  auto const bounds = reader.numbers("lead_bin");
  auto const figure = [&](results::Sample const& left_out) {
    double const all = sum_without(of, left_out);
    return percentile_of({sum_of_rows(bins, left_out), all}, bounds, share);
  };
  return {share, of_all_together(reader, of, figure)};
}

// The curve is that of all replications together, the thin ones are those of each.
LeadTimeSeries series_of_lead_times(Reader const& reader, std::string name,
                                    std::vector<Arrived> const& replications) {
  LeadTimeSeries series{.name = std::move(name), .counts_lie = LeadTimeSeries::Counts::UpToHours};
  for (double const upper : reader.numbers("lead_bin_upper"))
    if (std::isfinite(upper)) series.hours.push_back(upper);  // the last bin has none: it counts as open
  Rows shares;
  for (auto const& one : replications) {
    Row const bins = slice(one.bins, 0, series.hours.size());
    shares.push_back(ratios(bins, Row(bins.size(), one.all)));
  }
  Rows bins;
  double all = 0;
  for (auto const& one : replications) bins.push_back(one.bins), all += one.all;
  Row const counts = slice(sum_of_rows(bins, {}), 0, series.hours.size());
  series.counts = ratios(counts, Row(counts.size(), all));
  series.still_open = std::max(0.0, 1 - sum(series.counts));
  if (shares.size() > 1)
    std::ranges::copy_if(shares, std::back_inserter(series.replications),
                         [](Row const& row) { return std::isfinite(row.front()); });
  for (double const share : kShares)
    series.percentiles.push_back(percentile_over(reader, replications, share));
  return series;
}

LeadTimeSeries lead_times_of(Reader const& reader, std::string name, std::string const& times,
                             std::string const& whole) {
  return series_of_lead_times(reader, std::move(name), arrived(reader, times, whole));
}

// Of some places of an axis together, which are told of over the whole run: orders ready by bin, and in all.
LeadTimeSeries lead_times_of_places(Reader const& reader, std::string name, std::string const& times,
                                    std::string const& whole, std::vector<std::size_t> const& places) {
  auto const bins = reader.sums(times), all = reader.sums(whole);
  std::size_t const length = reader.size("lead_bin");
  std::vector<Arrived> replications;
  for (std::size_t r = 0; r < bins.size(); ++r) {
    Arrived one{.bins = Row(length)};
    for (auto const place : places) {
      one.all += all[r][place];
      for (std::size_t i = 0; i < length; ++i) one.bins[i] += bins[r][place * length + i];
    }
    replications.push_back(std::move(one));
  }
  return series_of_lead_times(reader, std::move(name), replications);
}

// Without orders there is no curve.
void add_lead_times(LeadTimeData& data, LeadTimeSeries series) {
  if (std::isfinite(series.still_open) && sum(series.counts) > 0) data.series.push_back(std::move(series));
}

bool any_sold_from_shelves(Reader const& reader) {
  if (!reader.has("station_sales")) return false;
  auto const sales = reader.sums("station_sales");
  return std::ranges::any_of(sales, [](Row const& row) { return sum(row) > 0; });
}

struct NamedPlaces {
  std::string name;
  std::vector<std::size_t> places;
};

// What is told apart, and in which variables.
struct Apart {
  char const *title, *times, *whole;
};
constexpr Apart kOfChannels{"Lead time until ready, by channel", "lead_time_ready_by_channel",
                            "judged_by_channel"};
constexpr Apart kOfDistances{"Lead time until ready, by distance from the hub",
                             "lead_time_ready_by_remoteness", "orders_by_remoteness"};

// All, and its parts: the same orders, so that the curve of all lies between those of the parts.
template <class Parts>
LeadTimeData lead_times_apart(Reader const& reader, Apart const& apart, Parts&& parts_of_axis) {
  LeadTimeData data{.info = reader.info_of_all_together()};
  data.info.title = apart.title;
  if (!reader.has(apart.times)) {
    data.info.nothing = "no data: this result is of a version that did not tell lead times apart";
    return data;
  }
  std::vector<NamedPlaces> parts = parts_of_axis();
  NamedPlaces all{.name = "all", .places = {}};
  for (auto const& part : parts) all.places.insert(all.places.end(), part.places.begin(), part.places.end());
  parts.insert(parts.begin(), std::move(all));
  for (auto const& part : parts)
    add_lead_times(data, lead_times_of_places(reader, part.name, apart.times, apart.whole, part.places));
  data.info.note = "Orders of the days that are judged, not of whole weeks as in lead-time";
  return data;
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
  Rows seconds, orders;
  Row of;
  for (std::size_t r = 0; r < sums.size(); ++r) {
    seconds.push_back(sum_over(sums[r], weeks)), orders.push_back(sum_over(counts[r], weeks));
    of.push_back(sum_over(placed[r], weeks).front());
  }
  auto const hours = [&](results::Sample const& left_out) {
    return ratios(sum_of_rows(seconds, left_out), sum_of_rows(orders, left_out));
  };
  auto const of_stage = [&](std::size_t i) {
    return of_all_together(reader, of, [&](results::Sample const& left_out) { return hours(left_out)[i]; });
  };
  PartsRow row{.name = std::move(name),
               .hours = {},
               .total = of_all_together(reader, of, [&](results::Sample const& left_out) {
                 return sum(slice(hours(left_out), 0, pick_up));
               })};
  for (std::size_t i = 0; i < pick_up; ++i) row.hours.push_back(hours({})[i]);
  row.afterwards = of_stage(pick_up);
  return row;
}

}  // namespace

LeadTimeData lead_time_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  LeadTimeData data{.info = reader.info_of_all_together()};
  if (total(reader, "orders_placed") == 0) return data;
  data.series = {lead_times_of(reader, "ready", "lead_time_ready", "orders_placed"),
                 lead_times_of(reader, "in hand", "lead_time_in_hand", "orders_placed")};
  if (total(reader, "jobs") == 0) return data;
  data.series.push_back(lead_times_of(reader, "installed", "installation_from_order", "jobs"));
  data.info.note = "Installed: of orders that want an installation";
  return data;
}

LeadTimeData lead_time_by_channel_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  auto data = lead_times_apart(reader, kOfChannels, [&] {
    std::vector<NamedPlaces> parts;
    for (auto const& id : reader.texts("channel_id")) parts.push_back({channel_words(id), {parts.size()}});
    return parts;
  });
  if (!data.series.empty() && any_sold_from_shelves(reader))
    data.info.note += ". What is sold from a station's shelf is in hand at once, and not drawn";
  return data;
}

LeadTimeData lead_time_by_distance_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  auto data = lead_times_apart(reader, kOfDistances, [] {
    return std::vector<NamedPlaces>{
        {"nearest fifth", {0}}, {"middle three fifths", {1, 2, 3}}, {"farthest fifth", {4}}};
  });
  if (!data.series.empty())
    data.info.note += ". Fifths of the centers of a county, by their way from its hub by road";
  return data;
}

LeadTimePartsData lead_time_parts_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  LeadTimePartsData data{.info = reader.info_of_all_together()};
  for (auto const& id : reader.texts("stage_id"))
    (id == "pick_up" ? data.afterwards : data.stages.emplace_back()) = stage_words(id);
  data.rows.push_back(parts_of(reader, "all orders"));
  return data;
}

}  // namespace ruralsim::viz
