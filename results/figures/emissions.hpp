#pragma once
// Greenhouse gases of transport, in the terms of ISO 14083:2023. A transport operation category is one use of
// vehicles (line-haul, milk runs). Its emissions are those of whole round trips, empty legs included, of
// vehicle operation and of energy provision (well to wheel), and fall to the goods in proportion to their
// transport activity: weight times the direct way, whatever way was driven. Intensity = emissions / activity.
// A vehicle emits a km e0 + (e1 - e0) x load / payload, so that sums of km and of t km are enough.
// Goods that villagers sell are carried by the same vehicles; what they have of activity and of emissions is
// told apart. Technicians' vans have transport activity as far as they bring goods to homes, and goods bear
// of their emissions what the way to such visits is of the way to all; the rest is for installations. Left
// out: sites (warehouse, hub, centers), building vehicles and roads.

#include "results/figures/runs.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace ruralsim::results::figures {

enum class Carrier : std::uint8_t { line_haul, trucks, vans };
inline constexpr std::array<std::string_view, 3> carriers{"line_haul", "trucks", "vans"};

struct Transport {
  double km = 0, empty_km = 0;
  double load = 0;                            // t km, as driven
  double activity = 0;                        // t km, by the direct way from the warehouse or the hub
  double emissions = 0, empty_emissions = 0;  // kg CO2e; those of empty legs are part of the first
  double goods_emissions = 0;  // kg CO2e, the part that goods bear: of vans that of the legs that bring them
  double sold_activity = 0, sold_emissions = 0;  // the parts of activity and emissions of goods for sale

  Transport& operator+=(Transport const& other);
};

Transport transport_of_week(Runs const& runs, std::size_t replicate, std::size_t county, std::size_t week,
                            Carrier carrier);

}  // namespace ruralsim::results::figures
