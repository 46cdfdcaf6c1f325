#pragma once
// The axes of places in a file of several regions, and what they number.

#include "results/figures/regions.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results::figures {

// Whether regions lie end to end on this axis.
bool is_place_axis(std::string_view axis);
// The axis whose places a variable of /network numbers; empty for all others.
std::string numbered_axis(std::string_view variable);

// region, county (and which region's each is), center; /network's village.
void add_places_axes(Tables& tables, std::vector<RegionPart> const& parts);

// Of each region, and of each place that events happen at.
void add_region_fingerprints(Tables& tables, std::vector<RegionPart> const& parts);

// Latitude and longitude of counties and warehouses, where they are known.
void add_places_on_earth(Tables& tables, std::vector<RegionPart> const& parts);

}  // namespace ruralsim::results::figures
