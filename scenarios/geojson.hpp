// Boundaries for maps, from GeoJSON (RFC 7946).
#pragma once

#include "models/network/country.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// An area with its name. Outer lines, holes and further parts are rings alike: a place belongs to it if it is
// inside an odd number of them, as models::network::inside says.
struct Boundary {
  std::string name;
  std::vector<models::network::Ring> rings;  // without the repeated last point
};

// The polygons of a feature collection or of one feature, in order, named by this property (a text or a
// number). Features without a geometry are skipped with a warning. Reports, with line and column: bad JSON,
// what is no feature, a feature without the property (and which it has), geometries that are no areas, rings
// of fewer than four positions or not closed, and positions that are not longitude and latitude in degrees
// (such as metres of a national grid).
std::optional<std::vector<Boundary>> read_boundaries(Source const& source, std::string const& name_property,
                                                     Problems& problems);

}  // namespace ruralsim::scenarios
