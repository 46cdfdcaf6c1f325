#include "results/direction.hpp"

#include <algorithm>
#include <iterator>

namespace ruralsim::results {
namespace {

constexpr auto kHigher = Direction::higher, kLower = Direction::lower;

// Counts of orders and jobs follow demand, use of capacity is a means: they have no direction. Nor has what
// is good for one and bad for another (centers opened, trucks), or what says what kind of lateness there is
// (late_share).
constexpr std::pair<std::string_view, Direction> kDirections[]{
    {"next_day_rate", kHigher},
    {"two_day_rate", kHigher},
    {"three_day_rate", kHigher},
    {"in_hand_next_day_rate", kHigher},
    {"promise_rate", kHigher},
    {"lead_time_mean", kLower},
    {"lead_time_p50", kLower},
    {"lead_time_p90", kLower},
    {"lead_time_p95", kLower},
    {"lead_time_p99", kLower},
    {"in_hand_time_mean", kLower},
    {"late_orders", kLower},
    {"lost_orders", kLower},
    {"still_on_the_way", kLower},
    {"returned_share", kLower},
    {"brought_back_share", kLower},
    {"gave_up", kLower},
    {"installed_within_48h_rate", kHigher},
    {"installed_within_7d_rate", kHigher},
    {"installation_p50", kLower},
    {"installation_p95", kLower},
    {"backlog_mean", kLower},
    {"backlog_end", kLower},
    {"backlog_old_end", kLower},
    {"nobody_home_share", kLower},
    {"first_time_fix_rate", kHigher},
    {"station_to_desk", kLower},
    {"station_lost", kLower},
    {"station_fill_rate", kHigher},
    {"station_out_of_stock", kLower},
    {"adoption_end", kHigher},
    {"households_in_reach", kHigher},
    {"experienced_lead_time_end", kLower},
    {"weeks_to_target", kLower},
    {"centers_failed", kLower},
    {"sale_given_up_share", kLower},
    {"sale_spoiled_share", kLower},
    {"sale_time", kLower},
    {"sale_time_p95", kLower},
    {"sale_arrived", kHigher},
    {"sale_value", kHigher},
    {"sale_cost_per_kg", kLower},
    {"sale_emissions_per_kg", kLower},
    {"truck_empty_share", kLower},
    {"line_haul_empty_share", kLower},
    {"cost_total", kLower},
    {"cost_per_parcel", kLower},
    {"cost_per_installation", kLower},
    {"last_mile_cost_per_parcel", kLower},
    {"cost_per_parcel_by_kind", kLower},
    {"cost_per_parcel_by_level", kLower},
    {"cost_per_parcel_by_item", kLower},
    {"emissions_per_parcel", kLower},
    {"emissions_per_parcel_by_carrier", kLower},
    {"emission_intensity", kLower},
    {"trip_distance_saved", kHigher},
    {"trip_time_saved", kHigher},
    {"next_day_gini", kLower},
    {"next_day_theil", kLower},
    {"next_day_worst_decile", kHigher},
    {"next_day_worst_counties", kHigher},
    {"installed_within_48h_worst_counties", kHigher},
    {"near_next_day_rate", kHigher},
    {"remote_next_day_rate", kHigher},
    {"way_gini", kLower},
    {"way_theil", kLower},
    {"way_worst_decile", kLower},
    {"way_worst_counties", kLower},
};

}  // namespace

std::span<std::pair<std::string_view, Direction> const> directions() {
  return kDirections;
}

std::vector<std::string> const& deciding_figures() {
  static std::vector<std::string> const names{"next_day_rate", "lead_time_mean",  "installed_within_48h_rate",
                                              "backlog_mean",  "cost_per_parcel", "emissions_per_parcel"};
  return names;
}

Direction better(std::string_view figure) {
  auto const name = figure.substr(0, figure.find('.'));
  auto const* const found = std::find_if(std::begin(kDirections), std::end(kDirections),
                                         [&](auto const& one) { return one.first == name; });
  return found == std::end(kDirections) ? Direction::none : found->second;
}

}  // namespace ruralsim::results
