// Networks drawn from figures: area, villages, population, terrain. The same figures and seed draw the same
// county, whatever other counties there are.
#pragma once

#include "models/network/network.hpp"

namespace ruralsim::models::network {

// Villages lie in a disc of the county's area around the hub (an ellipse if it is elongated, with the hub off
// its middle if it has an offset; axis and side are drawn): a share of them clustered around towns, the rest
// uniformly. Households per village are lognormal and sum to population / household_size. Centers stand in
// the villages that a greedy cover picks; each village belongs to the center nearest by road. Throws
// sim::Error(usage) for figures without meaning.
County draw_county(CountyFigures const& figures, std::uint64_t seed);

// The same county without what is long to draw: without centers, or without villages as well.
County draw_without_centers(CountyFigures const& figures, std::uint64_t seed);
County without_villages(CountyFigures const& figures);

// Stable 64-bit hash of a text (FNV-1a), for the key of a county's streams.
std::uint64_t key_of(std::string const& id);

// Puts so many centers (at most one a village) where together they save households most road.
void choose_centers(County& county, std::int64_t centers);

// Gives each village the center nearest by road.
void assign_centers(County& county);

}  // namespace ruralsim::models::network
