// The counties of a province, drawn from what is published about it.
#pragma once

#include "models/network/country.hpp"
#include "models/network/network.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::models::network {

// How much of a plan falls to one province, or to the whole country.
struct Quota {
  std::int64_t counties = 0;
  std::int64_t villages = 0;  // that the plan covers, of all these counties together
  std::int64_t centers = 0;   // of all these counties together
  friend bool operator==(Quota const&, Quota const&) = default;
};

// A kind of country as drawn counties name it: id of a [[terrain]] and its detour.
struct Ground {
  std::string id;
  double detour = 1;
};

// What the drawing of a county needs beside the facts.
struct DrawRules {
  Ground plains{"plains", 1.32}, mountains{"mountains", 1.5};
  std::int64_t least_villages = 5;  // that the plan covers in any county
  std::int64_t least_centers = 2;
};

struct DrawnCounty {
  // Ready for draw_county: id (province's id and number), name, terrain, area, towns, household size, detour,
  // warehouse distance (great circle times detour); `villages` and `centers` are those of the plan, and
  // `population` the inhabitants of these villages. Size and clustering of villages and incomes are left as
  // they are by default.
  CountyFigures figures;
  GeoPoint seat;
  std::string province;           // name
  std::string prefecture;         // name
  double rural_population = 0;    // of the whole county
  std::int64_t all_villages = 0;  // of the whole county; at least those of the plan
};

// The plan of a whole country by province: counties in proportion to its counties (at most all of them),
// villages in proportion to the rural inhabitants that so many of its counties have on average (at most 90 %
// of their villages), centers in proportion to villages. Throws sim::Error(usage) if the country is too small
// for the plan.
std::vector<Quota> share_out(Country const& country, Quota const& plan);

// Draws so many counties of one province. A county's place and figures depend on the facts, the seed, the
// province's id and its own number alone: drawing more leaves the first as they were, except that villages
// and centers of the plan are shared anew, in proportion to rural population.
//
// * Prefecture: each next county falls to the one that has fewest for its number of counties (Sainte-Laguë).
// * Seat: of several candidates the one farthest from the province's seats so far (best candidate; Mitchell
//   1991). Candidates lie uniformly about the prefecture's middle, on land, nearer to it than to any other of
//   the country, where distances count by the prefecture's radius.
// * Area, towns, villages: lognormal about the prefecture's mean, correlated as in the tables of 2020.
// * Rural population: lognormal about the province's median, in proportion to the county's villages.
// * Shape: an ellipse with the hub off its middle, as real counties are.
// * Terrain: the thinnest populated counties of a province are its mountains.
// If the counties drawn have fewer villages than the quota, all of them are taken to have more and smaller
// ones. Throws sim::Error(usage) for facts without meaning, and for a quota that the province or its counties
// cannot hold.
std::vector<DrawnCounty> draw_province(Country const& country, std::size_t province, Quota const& quota,
                                       std::uint64_t seed, DrawRules const& rules = {});

}  // namespace ruralsim::models::network
