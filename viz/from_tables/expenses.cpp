// Cost by level and kind, and the next-day rate from the near to the remote.
#include "results/figures/inequality.hpp"
#include "results/statistics.hpp"
#include "viz/from_tables/country.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

// A headline of what is drawn, one row a replication.
Rows headlines(Reader const& reader, Part const& part, std::string const& name) {
  auto const all = reader.numbers((part.county ? "county_summary/" : "summary/") + name);
  std::size_t const places = part.county ? reader.size("county") : 1;
  std::size_t const length = all.size() / std::max<std::size_t>(1, reader.replications() * places);
  Rows rows;
  for (std::size_t r = 0; r < reader.replications(); ++r)
    rows.push_back(slice(all, r * places + part.county.value_or(0), length));
  return rows;
}

Row headline(Reader const& reader, Part const& part, std::string const& name) {
  return column(headlines(reader, part, name), 0);
}

// One value of all replications, as the summary has it; a result of one, or of an earlier version, has but
// the values of each.
Interval together(Reader const& reader, Part const& part, std::string const& name) {
  auto const prefix = std::string(part.county ? "county_" : "");
  auto const each = headline(reader, part, name);
  if (!reader.has(prefix + "pooled/" + name)) return reader.interval(each);
  auto const all = reader.numbers(prefix + "pooled/" + name);
  auto const without = reader.numbers(prefix + "pooled_without/" + name);
  std::size_t const places = part.county ? reader.size("county") : 1, place = part.county.value_or(0);
  Row counted;
  for (auto const& sample : reader.samples())
    if (std::any_of(sample.begin(), sample.end(), [&](auto r) { return std::isfinite(each[r]); }))
      counted.push_back(without[sample.front() * places + place]);
  auto const e = results::jackknife(all[place], counted, reader.level());
  return {e.mean, e.interval().low, e.interval().high};
}

ChartInfo info_together(Reader const& reader, Part const& part, std::string const& name) {
  bool const pooled = reader.has((part.county ? "county_pooled/" : "pooled/") + name);
  return pooled ? reader.info_of_all_together() : reader.info();
}

Interval share_together(Reader const& reader, Part const& part, std::string const& name) {
  Interval const i = together(reader, part, name);
  return {i.mean, i.low < 0 ? 0 : i.low, i.high > 1 ? 1 : i.high};  // NaN stays
}

// The same of a headline with an axis, without intervals.
Row items_together(Reader const& reader, Part const& part, std::string const& name) {
  auto const rows = headlines(reader, part, name);
  auto const variable = std::string(part.county ? "county_" : "") + "pooled/" + name;
  if (!reader.has(variable)) return means(rows);
  return slice(reader.numbers(variable), part.county.value_or(0), rows.front().size());
}

Row households_of_centers(Reader const& reader) {
  Row all(reader.size("center"));
  auto const center = reader.numbers("network/village_center"),
             households = reader.numbers("network/village_households");
  for (std::size_t i = 0; i < center.size(); ++i)
    if (center[i] >= 0 && center[i] < static_cast<double>(all.size()))
      all[static_cast<std::size_t>(center[i])] += households[i];
  return all;
}

// All replications added up.
Row of_centers_together(Reader const& reader, char const* name) {
  auto const values = reader.numbers(name);
  Row all(reader.size("center"));
  for (std::size_t i = 0; i < values.size(); ++i) all[i % all.size()] += values[i];
  return all;
}

Row rates_of_centers(Reader const& reader) {
  return ratios(of_centers_together(reader, "center_next_day"), of_centers_together(reader, "center_orders"));
}

// Everybody has the mean rate of the county.
std::vector<results::figures::Weighted> rates_of_counties(Reader const& reader, Row const& orders,
                                                          Row const& in_time, Row const& households) {
  auto const county = reader.numbers(reader.has(kCountyOfCenter) ? kCountyOfCenter : "network/center_county");
  double const last = county.empty() ? -1 : *std::max_element(county.begin(), county.end());
  auto const counties = static_cast<std::size_t>(last + 1);
  Row all(counties), kept(counties), people(counties);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    auto const c = static_cast<std::size_t>(county[i]);
    all[c] += orders[i], kept[c] += in_time[i], people[c] += households[i];
  }
  std::vector<results::figures::Weighted> rates;
  for (std::size_t c = 0; c < counties; ++c)
    if (all[c] > 0 && people[c] > 0) rates.push_back({.value = kept[c] / all[c], .weight = people[c]});
  return rates;
}

LorenzCurve curve_of_people(std::string name, std::vector<results::figures::Weighted> const& all) {
  LorenzCurve curve{.name = std::move(name), .gini = {results::figures::gini(all), kNan, kNan}};
  for (auto const& point : results::figures::lorenz(all))
    curve.people.push_back(point.people), curve.total.push_back(point.total);
  return curve;
}

std::string currency_of_tables(results::Tables const& tables) {
  for (auto const& attribute : tables.at("cost").extra)
    if (auto const* text = std::get_if<std::string>(&attribute.value); attribute.name == "currency")
      if (text != nullptr) return *text;
  return "CNY";
}

}  // namespace

CostData cost_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  CostData data{.info = info_together(reader, part, "cost_per_parcel")};
  if (!reader.has("cost")) {
    data.info.nothing = "no data: this result is of a version that told no cost";
    return data;
  }
  data.currency = currency_of_tables(tables);
  data.kinds = reader.texts("cost_kind_id");
  for (auto const& id : reader.texts("cost_level_id"))
    data.levels.push_back({level_words(id), Row(data.kinds.size())});
  auto const level = reader.numbers("cost_item_level"), kind = reader.numbers("cost_item_kind");
  auto const mean = items_together(reader, part, "cost_per_parcel_by_item");
  for (std::size_t i = 0; i < mean.size(); ++i)
    data.levels[static_cast<std::size_t>(level[i])].amount[static_cast<std::size_t>(kind[i])] += mean[i];
  data.parcel = together(reader, part, "cost_per_parcel");
  data.installation = together(reader, part, "cost_per_installation");
  return data;
}

CostTreemapData cost_treemap_from(results::Tables const& tables, Part const& part) {
  return {cost_from(tables, part)};
}

LorenzData lorenz_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  LorenzData data{.info = info_together(reader, part, "next_day_gini")};
  if (!reader.has("summary/next_day_gini")) {
    data.info.nothing = "no data: this result is of a version that told no equity";
    return data;
  }
  auto const county = reader.numbers("network/center_county");
  auto const orders = of_centers_together(reader, "center_orders"),
             in_time = of_centers_together(reader, "center_next_day"),
             households = households_of_centers(reader);
  std::vector<results::figures::Weighted> rates, parcels;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (!reader.draws(static_cast<std::size_t>(county[i])) || !(households[i] > 0)) continue;
    if (orders[i] > 0) rates.push_back({.value = in_time[i] / orders[i], .weight = households[i]});
    parcels.push_back({.value = in_time[i] / households[i], .weight = households[i]});
  }
  data.curves = {curve_of_people("next-day rate of the center", rates),
                 curve_of_people("orders ready on the next day", parcels)};
  if (auto const of_counties = rates_of_counties(reader, orders, in_time, households);
      !part.county && of_counties.size() > 1)
    data.curves.push_back(curve_of_people("next-day rate of the county", of_counties));
  data.curves[0].gini = share_together(reader, part, "next_day_gini");
  return data;
}

EquityData equity_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  EquityData data{.info = info_together(reader, part, "next_day_gini")};
  if (!reader.has("summary/next_day_gini")) {
    data.info.nothing = "no data: this result is of a version that told no equity";
    return data;
  }
  auto const county = reader.numbers("network/center_county"),
             way = reader.numbers("network/center_hub_distance");
  auto const names = reader.texts("network/center_id");
  auto const rates = rates_of_centers(reader), households = households_of_centers(reader);
  std::vector<results::figures::Weighted> ways;
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (!reader.draws(static_cast<std::size_t>(county[i]))) continue;
    data.centers.push_back({names[i], way[i], rates[i], households[i]});
    if (std::isfinite(rates[i])) ways.push_back({.value = way[i], .weight = households[i]});
  }
  data.near_way = results::figures::quantile_of_people(ways, 0.25);
  data.remote_way = results::figures::quantile_of_people(ways, 0.75);
  data.near_rate = share_together(reader, part, "near_next_day_rate");
  data.remote_rate = share_together(reader, part, "remote_next_day_rate");
  data.gini = share_together(reader, part, "next_day_gini");
  data.worst_decile = share_together(reader, part, "next_day_worst_decile");
  return data;
}

}  // namespace ruralsim::viz
