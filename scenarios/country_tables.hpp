// Tables of a country from which its counties are drawn.
#pragma once

#include "models/network/country.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <optional>

namespace ruralsim::scenarios {

// Reads what is published about provinces and their prefectures, with or without an outline of the land:
//   provinces    id, name, group, warehouse (name of its place; optional), latitude[deg] and longitude[deg]
//   of the
//                warehouse, county_population (rural inhabitants of the median county), household_size,
//                mountains[%] (share of its counties)
//   prefectures  province (its id), name, latitude[deg] and longitude[deg] of the middle of its county seats,
//                counties, area[km2], towns and villages of all of them together
//   land         ring (points with the same word, one after another, are one closed line), latitude[deg],
//                longitude[deg]
// Prefectures keep the order of their table. Nothing if there was a problem: prefectures of an unknown
// province, ids used twice, provinces without a prefecture, rings of fewer than three points or in two
// pieces, and all that read_csv reports.
std::optional<models::network::Country> read_country(Source const& provinces, Source const& prefectures,
                                                     Source const* land, Problems& problems);

}  // namespace ruralsim::scenarios
