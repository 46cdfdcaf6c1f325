#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/from_tables/country.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>

namespace ruralsim::viz {
namespace {

std::vector<Figure> maps(results::Tables const& tables, Part const& part) {
  std::size_t const counties = tables.at("county").size();
  if (has_regions(tables) && !part.county)
    throw sim::Error(
        sim::Blame::usage,
        "chart county-map (a result of several regions has too many counties to draw them all) give "
        "one with --county");
  if (part.county || counties == 1)
    return {figure(county_map_from(tables, {.county = part.county.value_or(0), .level = part.level}))};
  auto const ids = tables.at("county_id").values<std::string>();
  std::vector<Figure> all;
  for (std::size_t i = 0; i < std::min(counties, kMostMaps); ++i) {
    all.push_back(figure(county_map_from(tables, {.county = i, .level = part.level})));
    all.back().name += "-" + ids[i];
  }
  return all;
}

// Of each of the first counties, as maps are.
template <auto from_tables>
std::vector<Figure> watched_days(results::Tables const& tables, Part const& part) {
  std::size_t const counties = tables.at("county").size();
  if (part.county || counties == 1) return {figure(from_tables(tables, part))};
  auto const ids = tables.at("county_id").values<std::string>();
  std::vector<Figure> all;
  for (std::size_t i = 0; i < std::min(counties, kMostMaps); ++i) {
    all.push_back(figure(from_tables(tables, {.county = i, .level = part.level})));
    all.back().name += "-" + ids[i];
  }
  return all;
}

using Make = std::vector<Figure> (*)(results::Tables const&, Part const&);

template <auto from_tables>
std::vector<Figure> one(results::Tables const& tables, Part const& part) {
  return {figure(from_tables(tables, part))};
}

// Of a kind of chart that draws several things, under a name of its own.
template <auto from_tables, auto const& name>
std::vector<Figure> named(results::Tables const& tables, Part const& part) {
  auto made = figure(from_tables(tables, part));
  made.name = name;
  return {std::move(made)};
}

constexpr char kNextDayFan[] = "next-day-fan", kByChannel[] = "lead-time-channel",
               kByDistance[] = "lead-time-distance", kByWeek[] = "utilisation-by-week",
               kTenths[] = "county-tenths";

// Of a result of several regions some charts show all counties as one, the others look at each, or at each of
// the region whose day was watched.
enum class Draws : std::uint8_t { Sums, Map, Country, Day };

struct Chart {
  std::string_view name;
  Make make;
  Draws draws = Draws::Sums;
};

constexpr Chart kCharts[] = {{"next-day-rate", one<next_day_rate_from>},
                             {"next-day-fan", named<next_day_fan_from, kNextDayFan>},
                             {"lead-time", one<lead_time_from>},
                             {"lead-time-channel", named<lead_time_by_channel_from, kByChannel>},
                             {"lead-time-distance", named<lead_time_by_distance_from, kByDistance>},
                             {"lead-time-parts", one<lead_time_parts_from>},
                             {"installation-backlog", one<installation_backlog_from>},
                             {"lateness-waterfall", one<lateness_from>},
                             {"utilisation", one<utilisation_from>},
                             {"utilisation-by-week", named<utilisation_by_week_from, kByWeek>},
                             {"cost", one<cost_from>},
                             {"cost-treemap", one<cost_treemap_from>},
                             {"equity", one<equity_from>},
                             {"lorenz", one<lorenz_from>},
                             {"half-widths", one<half_widths_from>},
                             {"back-haul", one<back_haul_from>},
                             {"center-age", one<center_age_from>},
                             {"time-space", watched_days<time_space_from>, Draws::Day},
                             {"technician-day", watched_days<technician_day_from>, Draws::Day},
                             {"opening-cohorts", one<opening_cohorts_from>},
                             {"county-map", maps, Draws::Map},
                             {"country-map", one<country_map_from>, Draws::Country},
                             {"county-fan", one<county_fan_from>, Draws::Country},
                             {"county-tenths", named<county_tenths_from, kTenths>, Draws::Country},
                             {"region-rates", one<region_rates_from>, Draws::Country}};

Chart const* find_chart(std::string_view name) {
  auto const found = std::ranges::find(kCharts, name, &Chart::name);
  return found == std::end(kCharts) ? nullptr : found;
}

// By county such a result has no more than its weeks.
void check_part(std::string_view chart, Part const& part) {
  if (part.county)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("--county with chart {} (a result of several regions has only weekly figures of a "
                  "county) leave it out, or run the county's region with --only",
                  chart));
}

}  // namespace

std::vector<std::string_view> const& chart_names() {
  static std::vector<std::string_view> const names = [] {
    std::vector<std::string_view> all;
    for (Chart const& chart : kCharts) all.push_back(chart.name);
    return all;
  }();
  return names;
}

bool has_figures(results::Tables const& tables, std::string_view chart, Part const& part) {
  bool const regions = has_regions(tables);
  std::string const place = regions ? "nation/" : "";
  auto const* const known = find_chart(chart);
  auto const draws = known ? known->draws : Draws::Sums;
  if (draws == Draws::Day) return tables.find("watched/leg_actor") != nullptr;
  if (regions ? part.county.has_value() != (draws == Draws::Map) : draws == Draws::Country) return false;
  if (chart == "country-map") return tables.find("network/county_latitude") != nullptr;
  if (chart == "back-haul") return tables.find(place + "sale_offered") != nullptr;
  std::size_t const replications = tables.at("replicate").size();
  if (chart == "half-widths") return replications > 2;
  if (chart == "next-day-fan")
    return replications >= kFewestOfAFan ||
           (!regions && !part.county && tables.at("county").size() >= kFewestOfAFan);
  if (chart == "lead-time-channel" || chart == "lead-time-distance")
    return tables.find(place + "lead_time_ready_by_channel") != nullptr;
  if (chart == "opening-cohorts") return tables.find(place + "orders_by_opening") != nullptr;
  return chart != "center-age" || tables.find(place + "orders_by_months_open") != nullptr;
}

std::vector<Figure> figures_from(results::Tables const& tables, std::string_view chart, Part const& part) {
  if (auto const* known = find_chart(chart)) {
    bool const regions = has_regions(tables);
    if (!regions || known->draws == Draws::Map || known->draws == Draws::Day)
      return known->make(tables, part);
    check_part(chart, part);
    return known->draws == Draws::Country ? known->make(tables, part)
                                          : known->make(as_one_county(tables), part);
  }
  throw sim::Error(sim::Blame::usage,
                   sim::text("chart {} (unknown) give one of those in docs/charts.md", chart));
}

}  // namespace ruralsim::viz
