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

// Groups of regions that are compared, in the order in which they come, each with its regions.
std::vector<std::vector<std::size_t>> members_of_groups(std::vector<RegionPart> const& parts);

// region, region_group if there are any, county, center, /network's village, and what belongs to what.
void add_places_axes(Tables& tables, std::vector<RegionPart> const& parts);

// Of each region, and of each place that events happen at.
void add_region_fingerprints(Tables& tables, std::vector<RegionPart> const& parts);

// Latitude and longitude of counties and warehouses, where they are known.
void add_places_on_earth(Tables& tables, std::vector<RegionPart> const& parts);

}  // namespace ruralsim::results::figures
