#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "viz/chart_names.hpp"
#include "viz/from_tables/country.hpp"
#include "viz/from_tables/reader.hpp"

#include <algorithm>
#include <array>

namespace ruralsim::viz {
namespace {

using Make = Figure (*)(results::Tables const&, Part const&);

template <auto from_tables>
Figure one(results::Tables const& tables, Part const& part) {
  return figure(from_tables(tables, part));
}

struct Maker {
  std::string_view name;
  Make make;
};

constexpr auto kMakers = std::to_array<Maker>({{"next-day-rate", one<next_day_rate_from>},
                                               {"next-day-fan", one<next_day_fan_from>},
                                               {"lead-time", one<lead_time_from>},
                                               {"lead-time-channel", one<lead_time_by_channel_from>},
                                               {"lead-time-distance", one<lead_time_by_distance_from>},
                                               {"lead-time-parts", one<lead_time_parts_from>},
                                               {"installation-backlog", one<installation_backlog_from>},
                                               {"lateness-waterfall", one<lateness_from>},
                                               {"utilisation", one<utilisation_from>},
                                               {"utilisation-by-week", one<utilisation_by_week_from>},
                                               {"cost", one<cost_from>},
                                               {"cost-treemap", one<cost_treemap_from>},
                                               {"equity", one<equity_from>},
                                               {"lorenz", one<lorenz_from>},
                                               {"half-widths", one<half_widths_from>},
                                               {"back-haul", one<back_haul_from>},
                                               {"center-age", one<center_age_from>},
                                               {"time-space", one<time_space_from>},
                                               {"technician-day", one<technician_day_from>},
                                               {"opening-cohorts", one<opening_cohorts_from>},
                                               {"county-map", one<county_map_from>},
                                               {"country-map", one<country_map_from>},
                                               {"county-fan", one<county_fan_from>},
                                               {"county-tenths", one<county_tenths_from>},
                                               {"region-rates", one<region_rates_from>}});
static_assert(std::equal(kMakers.begin(), kMakers.end(), kChartKinds.begin(), kChartKinds.end(),
                         [](Maker const& maker, ChartKind const& kind) { return maker.name == kind.name; }));

Figure made_of(ChartKind const& kind, results::Tables const& tables, Part const& part) {
  auto figure = kMakers[static_cast<std::size_t>(&kind - kChartKinds.data())].make(tables, part);
  figure.name = kind.name;
  return figure;
}

std::vector<Figure> all_made_of(ChartKind const& kind, results::Tables const& tables, Part const& part) {
  if (kind.charts_of == ChartsOf::All) return {made_of(kind, tables, part)};
  std::size_t const counties = tables.at("county").size();
  auto const of_county = [&](std::size_t county) {
    return made_of(kind, tables, {.county = county, .level = part.level});
  };
  if (part.county || counties == 1) return {of_county(part.county.value_or(0))};
  auto const ids = tables.at("county_id").values<std::string>();
  std::vector<Figure> all;
  for (std::size_t i = 0; i < std::min(counties, kMostMaps); ++i) {
    all.push_back(of_county(i));
    all.back().name += "-" + ids[i];
  }
  return all;
}

void check_part(ChartKind const& kind, Part const& part) {
  if (kind.draws == Draws::Day) return;
  if (kind.draws == Draws::Map && !part.county)
    throw sim::Error(sim::Blame::usage,
                     sim::text("chart {} (a result of several regions has too many counties to draw them "
                               "all) give one with --county",
                               kind.name));
  if (kind.draws != Draws::Map && part.county)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("--county with chart {} (a result of several regions has only weekly figures of a "
                  "county) leave it out, or run the county's region with --only",
                  kind.name));
}

}  // namespace

std::vector<std::string_view> const& chart_names() {
  static std::vector<std::string_view> const names = [] {
    std::vector<std::string_view> all;
    for (auto const& kind : kChartKinds) all.push_back(kind.name);
    return all;
  }();
  return names;
}

bool has_figures(results::Tables const& tables, std::string_view chart, Part const& part) {
  bool const regions = has_regions(tables);
  std::string const place = regions ? "nation/" : "";
  auto const* const known = find_chart_kind(chart);
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
  auto const* const kind = find_chart_kind(chart);
  if (kind == nullptr)
    throw sim::Error(sim::Blame::usage,
                     sim::text("chart {} (unknown) give one of those in docs/charts.md", chart));
  if (!has_regions(tables)) return all_made_of(*kind, tables, part);
  check_part(*kind, part);
  return kind->draws == Draws::Sums ? all_made_of(*kind, as_one_county(tables), part)
                                    : all_made_of(*kind, tables, part);
}

}  // namespace ruralsim::viz
