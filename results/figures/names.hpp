#pragma once
// The words of the result files for what the ledger numbers.

#include "models/ledger.hpp"

#include <array>
#include <string>
#include <string_view>

namespace ruralsim::results::figures {

inline constexpr std::array<std::string_view, models::kStages> stages{
    "desk",      "cut_off", "national_supply", "picking",  "departure",
    "line_haul", "sorting", "truck",           "milk_run", "pick_up"};

inline constexpr std::array<std::string_view, models::kBackStages> back_stages{"center", "milk_run", "hub",
                                                                               "line_haul"};

inline constexpr std::array<std::string_view, models::kReasons> reasons{
    "after_cut_off",  "timetable",       "no_stock",    "holiday",    "desk",       "warehouse_capacity",
    "line_haul_full", "line_haul_delay", "hub_sorting", "truck_full", "shift_over", "route_not_run",
    "stops_before",   "road_closed",     "shelf_full",  "technician", "breakdown",  "warehouse_out"};

inline constexpr std::array<std::string_view, models::kChannels> channels{"own_phone", "assisted"};
// Ways to buy; what is bought from a shelf is no order, but has its row in the table of orders.
inline constexpr std::array<std::string_view, models::kAlternatives> alternatives{"own_phone", "assisted",
                                                                                  "station", "none"};
inline constexpr std::array<std::string_view, models::kResources> resources{"warehouse", "hub", "trucks",
                                                                            "technicians", "agents"};
inline constexpr std::array<std::string_view, 2> sources{"regional", "national"};
inline constexpr std::array<std::string_view, models::kBacklogAges> ages{"0-1 days", "2-3 days", "4-7 days",
                                                                         "more than 7 days"};
inline constexpr std::array<double, 4> reach_km{1, 2.5, 5, 10};  // the axis `within`
inline constexpr std::size_t fifths = models::network::kFifths;  // the axis `remoteness`
inline constexpr std::array<std::string_view, 6> outcomes{
    "complete_at_first", "complete_at_repeat", "nobody_home", "repeat_needed", "faulty", "carried_in"};
inline constexpr std::array<std::string_view, 3> activities{"travel", "work", "idle"};

// "line_haul_full" as people write it: "line haul full".
std::string words(std::string_view id);

}  // namespace ruralsim::results::figures
