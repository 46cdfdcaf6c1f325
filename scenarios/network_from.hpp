#pragma once

#include "scenarios/draft.hpp"
#include "scenarios/network_tables.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <vector>

namespace ruralsim::scenarios {

// How much of a county that has no tables: for a plan of regions that is made together, those which are not
// asked for need not be drawn wholly.
enum class Drawn { wholly, without_centers, without_villages };

// Draws each county from its figures, or reads it from its tables:
//   villages_file: id, households, x[km] and y[km] east and north of the hub; or latitude[deg] and
//                  longitude[deg], laid on a plane around the hub's own. May have income[CNY], a person and
//                  year.
//   centers_file:  id, village (that it stands in). Without it centers are chosen as for a drawn county.
// `tables` may have them for many counties, and distances by road.
// The tables read are added to `sources`; what is wrong with them is reported with row and column.
models::network::Network make_network(Draft const& draft, NetworkTables const& tables, Node const& root,
                                      std::vector<Source>& sources, Problems& problems,
                                      Drawn drawn = Drawn::wholly);

}  // namespace ruralsim::scenarios
