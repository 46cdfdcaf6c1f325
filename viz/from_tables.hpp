// From the tables of a result to the data of the charts. One function a chart; a figure that the run does not
// have (no appliances, no orders) gives data that say so, never a failure.
#pragma once

#include "results/table.hpp"
#include "viz/charts/back_haul.hpp"
#include "viz/charts/center_age.hpp"
#include "viz/charts/cost.hpp"
#include "viz/charts/cost_treemap.hpp"
#include "viz/charts/country_map.hpp"
#include "viz/charts/county_fan.hpp"
#include "viz/charts/county_map.hpp"
#include "viz/charts/equity.hpp"
#include "viz/charts/half_widths.hpp"
#include "viz/charts/installation_backlog.hpp"
#include "viz/charts/lateness_waterfall.hpp"
#include "viz/charts/lead_time.hpp"
#include "viz/charts/lead_time_parts.hpp"
#include "viz/charts/lorenz.hpp"
#include "viz/charts/next_day_rate.hpp"
#include "viz/charts/opening_cohorts.hpp"
#include "viz/charts/region_rates.hpp"
#include "viz/charts/time_space.hpp"
#include "viz/charts/utilisation.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::viz {

/// What is drawn of a result: all counties together or one, with intervals of this level.
struct Part {
  std::optional<std::size_t> county = {};  // its place on the axis
  double level = 0.95;                     // 0 to 1, both excluded
  std::vector<Boundary> boundaries = {};   // for maps of a country
};

/// Place of the county whose id or name this is. Throws sim::Error (usage) that lists the counties.
std::size_t find_county(results::Tables const& tables, std::string_view text);

/// All of these throw sim::Error if the tables are not those of a run (results/figures/tabulate.hpp).
NextDayRateData next_day_rate_from(results::Tables const& tables, Part const& part);  // by day in short runs
CountyFanData next_day_fan_from(results::Tables const& tables, Part const& part);
LeadTimeData lead_time_from(results::Tables const& tables, Part const& part);
/// Until orders are ready, over the whole run; results of earlier versions do not tell them apart.
LeadTimeData lead_time_by_channel_from(results::Tables const& tables, Part const& part);
LeadTimeData lead_time_by_distance_from(results::Tables const& tables, Part const& part);
LeadTimePartsData lead_time_parts_from(results::Tables const& tables, Part const& part);
BacklogData installation_backlog_from(results::Tables const& tables, Part const& part);
LatenessData lateness_from(results::Tables const& tables, Part const& part);
UtilisationData utilisation_from(results::Tables const& tables, Part const& part);
CostData cost_from(results::Tables const& tables, Part const& part);
BackHaulData back_haul_from(results::Tables const& tables, Part const& part);
CostTreemapData cost_treemap_from(results::Tables const& tables, Part const& part);
LorenzData lorenz_from(results::Tables const& tables, Part const& part);
EquityData equity_from(results::Tables const& tables, Part const& part);
CenterAgeData center_age_from(results::Tables const& tables, Part const& part);
OpeningCohortsData opening_cohorts_from(results::Tables const& tables, Part const& part);
/// By week, and of vehicles how full they are.
BackHaulData utilisation_by_week_from(results::Tables const& tables, Part const& part);
/// Of the headline figures of all that is in the result, or of one county.
HalfWidthsData half_widths_from(results::Tables const& tables, Part const& part);
/// A map shows one county: `part.county` must be given.
CountyMapData county_map_from(results::Tables const& tables, Part const& part);
/// The trucks of one county on the watched day: of `part.county`, or of the first.
TimeSpaceData time_space_from(results::Tables const& tables, Part const& part);
TimeSpaceData technician_day_from(results::Tables const& tables,
                                  Part const& part);  // the same of technicians

/// Of results of several regions.
CountryMapData country_map_from(results::Tables const& tables, Part const& part);
CountyFanData county_fan_from(results::Tables const& tables, Part const& part);
NextDayRateData county_tenths_from(results::Tables const& tables, Part const& part);
RegionRatesData region_rates_from(results::Tables const& tables, Part const& part);

/// Names of the charts, as their files are called: "next-day-rate", ...
std::vector<std::string_view> const& chart_names();

/// Whether the result is of the kind that the chart tells of: no center opens in most runs, and nothing is
/// sold; of several regions there are charts of all, and maps of one county.
bool has_figures(results::Tables const& tables, std::string_view chart, Part const& part = {});

/// Replications, or counties, that a fan needs.
constexpr std::size_t kFewestOfAFan = 10;

constexpr std::size_t kMostMaps = 12;

/// The chart of that name, ready to be drawn. Of a result with several counties charts that are one a county
/// (viz/chart_names.hpp) are there for each of the first kMostMaps, "county-map-ID", unless the part names
/// one; all others are one figure.
std::vector<Figure> figures_from(results::Tables const& tables, std::string_view chart, Part const& part);

}  // namespace ruralsim::viz
