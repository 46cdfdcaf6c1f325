// The figures that a file of several regions has by county and week.
#include "results/figures/headlines.hpp"
#include "results/figures/region_content.hpp"
#include "results/table.hpp"

#include <algorithm>
#include <array>

namespace ruralsim::results::figures {
namespace {

constexpr std::array<std::string_view, 61> by_county{
    // delivery
    "orders_placed", "orders_judged", "orders_next_day", "next_day_rate", "orders_promised", "promise_kept",
    "promise_rate", "gave_up", "lead_time_ready_count", "lead_time_ready_mean", "lead_time_ready_quantile",
    "lead_time_in_hand_mean", "late", "late_by_timetable",
    // installation
    "jobs", "installed", "installed_within_48h", "installed_within_48h_rate", "installed_within_7d",
    "installed_within_7d_rate", "installation_from_order_mean", "installation_from_delivery_quantile",
    "weekly_backlog", "visits", "installations_completed", "first_time_fix_rate", "technician_time",
    // resources
    "weekly_utilisation", "truck_runs", "truck_parcels", "truck_distance", "truck_fullness", "truck_days",
    "parcels_per_truck_day", "line_haul_departures", "line_haul_loaded", "line_haul_load_factor",
    "line_haul_vehicles", "roads_closed_share", "truck_breakdowns",
    // what it costs
    "delivered_at_center", "delivered_at_home", "installed_in_week", "cost_by_level", "cost_total",
    "cost_per_parcel", "cost_per_installation", "emissions", "emissions_per_parcel", "trip_distance_saved",
    // the market
    "adoption", "experienced_lead_time", "choice_share", "sale_weight", "sale_value",
    // the network
    "county_villages", "county_households", "capital_outlay", "centers_in_service", "households_in_service",
    "weeks_to_target"};

constexpr std::array<std::string_view, 4> of_growth{"centers_in_service", "households_in_service",
                                                    "weeks_to_target", "center_closes"};

}  // namespace

bool told_by_county(std::string_view figure) {
  return std::ranges::find(by_county, figure) != by_county.end();
}

bool told_of_growth(std::string_view figure) {
  auto const& headlines = growth_headlines();
  auto const leaf = split_name(figure).leaf;
  bool const in_summary = figure.starts_with("county_") && figure != leaf;
  return in_summary ? std::ranges::any_of(headlines, [&](auto const& one) { return one.name == leaf; })
                    : std::ranges::find(of_growth, figure) != of_growth.end();
}

}  // namespace ruralsim::results::figures
