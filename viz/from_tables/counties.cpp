// Counties and regions of a result of several: where they lie, how they differ.
#include "results/statistics.hpp"
#include "sim/text.hpp"
#include "viz/from_tables/dates.hpp"
#include "viz/from_tables/map_times.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {
namespace {

constexpr double kFewestOrders = 50;  // of a county's week: rates of less are chance

// Of every county and week, all replications together.
struct CountyWeeks {
  std::size_t counties, weeks;
  Row orders, next_day;  // [county][week]

  explicit CountyWeeks(Reader const& reader)
      : counties(reader.size("county")),
        weeks(reader.size("week")),
        orders(added_up(reader, reader.numbers("orders_judged"))),
        next_day(added_up(reader, reader.numbers("orders_next_day"))) {}

  double rate(std::size_t county, std::size_t first, std::size_t end, double fewest = 0) const {
    double all = 0, in_time = 0;
    for (std::size_t i = county * weeks + first; i < county * weeks + end; ++i)
      all += orders[i], in_time += next_day[i];
    return all > fewest ? in_time / all : kNan;
  }

  // Of all counties that have enough orders in the week.
  Row rates(std::size_t week) const {
    Row all;
    for (std::size_t c = 0; c < counties; ++c) all.push_back(rate(c, week, week + 1, kFewestOrders));
    return all;
  }

 private:
  Row added_up(Reader const& reader, Row const& values) const {
    Row sums(counties * weeks);
    for (std::size_t i = 0; i < values.size(); ++i)
      sums[i % sums.size()] += values[i] / static_cast<double>(reader.replications());
    return sums;
  }
};

PlaceOnEarth place_at(Row const& latitudes, Row const& longitudes, std::size_t i) {
  return i < latitudes.size() ? PlaceOnEarth{latitudes[i], longitudes[i]} : PlaceOnEarth{};
}
Row if_any(Reader const& reader, char const* name) {
  return reader.has(name) ? reader.numbers(name) : Row{};
}

double quantile_of(Row const& sorted, double share) {
  if (sorted.empty()) return kNan;
  double const at = share * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(at);
  double const part = at - static_cast<double>(below);
  return part > 0 ? sorted[below] + part * (sorted[below + 1] - sorted[below]) : sorted[below];
}

// One more week of the fan; values that are not known do not count.
void add_to_fan(CountyFanData& data, Row rates) {
  std::erase_if(rates, [](double rate) { return !std::isfinite(rate); });
  std::ranges::sort(rates);
  auto& fan = data.counties;
  fan.p10.push_back(quantile_of(rates, 0.1)), fan.p25.push_back(quantile_of(rates, 0.25));
  fan.p50.push_back(quantile_of(rates, 0.5)), fan.p75.push_back(quantile_of(rates, 0.75));
  fan.p90.push_back(quantile_of(rates, 0.9));
  data.told.push_back(static_cast<double>(rates.size()));
}

// As planned, on the last day of each week.
Row centers_open_by_week(Reader const& reader) {
  auto const open = reader.numbers("centers_open");
  std::size_t const days = reader.size("day");
  Row all(reader.size("week"));
  for (std::size_t week = 0; week < all.size(); ++week)
    for (std::size_t c = 0; c < reader.size("county"); ++c)
      if (reader.draws(c)) all[week] += open[c * days + std::min(7 * week + 6, days - 1)];
  return all;
}

// The nation's rate by week, a row a replication.
Rows rates_of_all(Reader const& reader) {
  auto const orders = reader.numbers("nation/orders_judged"),
             next_day = reader.numbers("nation/orders_next_day");
  Rows rates;
  for (std::size_t r = 0, n = reader.size("week"); r < reader.replications(); ++r)
    rates.push_back(ratios(slice(next_day, r, n), slice(orders, r, n)));
  return rates;
}

RateSeries all_by_week(Reader const& reader) {
  RateSeries series{.name = "all counties"};
  auto const rates = rates_of_all(reader);
  for (std::size_t week = 0; week < reader.size("week"); ++week)
    series.weeks.push_back(reader.share_interval(column(rates, week)));
  return series;
}

// A result of one region has nothing of all this; it says so.
bool is_of_one(Reader const& reader, ChartInfo& info) {
  if (reader.has("region_id")) return false;
  info.nothing = "no data: this result is of one region";
  return true;
}

// Some counties together, by week.
RateSeries together(CountyWeeks const& weeks, std::string name, std::span<std::size_t const> counties) {
  RateSeries series{.name = std::move(name)};
  for (std::size_t week = 0; week < weeks.weeks; ++week) {
    double orders = 0, next_day = 0;
    for (auto const county : counties) {
      orders += weeks.orders[county * weeks.weeks + week];
      next_day += weeks.next_day[county * weeks.weeks + week];
    }
    series.weeks.push_back({orders > 0 ? next_day / orders : kNan, kNan, kNan});
  }
  return series;
}

}  // namespace

CountryMapData country_map_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  CountryMapData data{.info = reader.info()};
  if (is_of_one(reader, data.info)) return data;
  data.boundaries = part.boundaries;
  CountyWeeks const weeks(reader);
  auto const shown = map_times(reader.judged("judged_week"), reader.dates("week"));
  auto const& times = shown.times;
  data.span = shown.span;
  for (auto const& time : times) data.times.push_back(time.name);
  auto const names = reader.texts("county_name"), regions = reader.texts("region_name");
  auto const latitudes = if_any(reader, "network/county_latitude"),
             longitudes = if_any(reader, "network/county_longitude"),
             open = if_any(reader, "centers_in_service");
  for (std::size_t c = 0; c < names.size(); ++c) {
    MapCounty county{names[c], place_at(latitudes, longitudes, c), {}};
    for (auto const& time : times) {
      county.rates.push_back(weeks.rate(c, time.first, time.end));
      if (!open.empty()) county.centers.push_back(open[c * weeks.weeks + time.end - 1]);
    }
    data.counties.push_back(std::move(county));
  }
  auto const north = if_any(reader, "network/region_latitude"),
             east = if_any(reader, "network/region_longitude");
  for (std::size_t r = 0; r < regions.size(); ++r)
    data.warehouses.push_back({regions[r], place_at(north, east, r)});
  return data;
}

CountyFanData county_fan_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  CountyFanData data{.info = reader.info()};
  if (is_of_one(reader, data.info)) return data;
  data.weeks = reader.dates("week"), data.all = all_by_week(reader).weeks;
  CountyWeeks const weeks(reader);
  auto const open = reader.numbers("nation/centers_open");
  for (std::size_t week = 0; week < weeks.weeks; ++week) {
    add_to_fan(data, weeks.rates(week));
    data.centers.push_back(open[std::min(7 * week + 6, open.size() - 1)]);
  }
  data.notes = date_notes(reader);
  return data;
}

// Of one region, or all of several: the bands are of replications where there are enough of them, else of
// counties. What this result has not is told instead.
CountyFanData next_day_fan_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  CountyFanData data{.info = reader.info(), .of = CountyFanData::Of::Replications};
  bool const enough = reader.replications() >= kFewestOfAFan;
  if (!enough && (part.county || reader.size("county") < kFewestOfAFan)) {
    data.info.nothing = sim::text("no data: a fan needs {} replications, or counties", kFewestOfAFan);
    return data;
  }
  data.weeks = reader.dates("week");
  auto const orders = reader.sums("orders_judged"), next_day = reader.sums("orders_next_day");
  Rows rates;
  for (std::size_t r = 0; r < orders.size(); ++r) rates.push_back(ratios(next_day[r], orders[r]));
  for (std::size_t week = 0; week < data.weeks.size(); ++week)
    data.all.push_back(reader.share_interval(column(rates, week)));
  if (!enough) data.of = CountyFanData::Of::Counties;
  auto const of_counties = enough ? std::optional<CountyWeeks>{} : CountyWeeks(reader);
  for (std::size_t week = 0; week < data.weeks.size(); ++week)
    add_to_fan(data, enough ? column(rates, week) : of_counties->rates(week));
  data.centers = centers_open_by_week(reader);
  data.notes = date_notes(reader);
  return data;
}

// Drawn as the rates of all are: the tenths are those of the whole run.
NextDayRateData county_tenths_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  NextDayRateData data{.info = reader.info()};
  if (is_of_one(reader, data.info)) return data;
  data.weeks = reader.dates("week");
  CountyWeeks const weeks(reader);
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t c = 0; c < weeks.counties; ++c)
    if (double const rate = weeks.rate(c, 0, weeks.weeks); std::isfinite(rate)) ranked.emplace_back(rate, c);
  std::ranges::sort(ranked);
  std::size_t const size = std::max<std::size_t>(ranked.size() / 10, 1);
  std::vector<std::size_t> worst, best;
  for (std::size_t i = 0; i < std::min(size, ranked.size()); ++i) {
    worst.push_back(ranked[i].second);
    best.push_back(ranked[ranked.size() - 1 - i].second);
  }
  data.series = {together(weeks, "best tenth", best), all_by_week(reader),
                 together(weeks, "worst tenth", worst)};
  data.info.title = "Next-day rate of the best and the worst counties";
  data.info.note =
      sim::text("Tenths: {} of {} counties each, by their rate over the whole run", size, ranked.size());
  data.notes = date_notes(reader);
  return data;
}

RegionRatesData region_rates_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  RegionRatesData data{.info = reader.info()};
  if (is_of_one(reader, data.info)) return data;
  data.weeks = reader.dates("week"), data.all = means(rates_of_all(reader));
  auto const names = reader.texts("region_name"), ids = reader.texts("region_id");
  auto const orders = reader.numbers("regions/orders_judged"),
             next_day = reader.numbers("regions/orders_next_day");
  auto const whole = reader.numbers("region_summary/next_day_rate");
  std::size_t const n = reader.size("week"), regions = ids.size();
  for (std::size_t region = 0; region < regions; ++region) {
    Rows rates, runs;
    for (std::size_t r = 0; r < reader.replications(); ++r) {
      auto const row = r * regions + region;
      rates.push_back(ratios(slice(next_day, row, n), slice(orders, row, n)));
      runs.push_back({whole[row]});
    }
    data.regions.push_back(
        {names[region].empty() ? ids[region] : names[region], means(rates), means(runs).front()});
  }
  return data;
}

}  // namespace ruralsim::viz
