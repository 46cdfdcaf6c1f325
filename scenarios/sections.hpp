#pragma once

#include "scenarios/field.hpp"

namespace ruralsim::scenarios::sections {

// The table of fields, a few sections to a file. Defaults are estimates or have their source beside them;
// an estimate says so.
std::vector<Section> of_run();           // run, region
std::vector<Section> of_network();       // network, published
std::vector<Section> of_places();        // terrain, county
std::vector<Section> of_demand();        // product, demand, festival
std::vector<Section> of_centers();       // center, desk
std::vector<Section> of_upstream();      // warehouse, line_haul, hub
std::vector<Section> of_stock();         // stock
std::vector<Section> of_market();        // station, choice, experience, adoption
std::vector<Section> of_selling();       // harvest, selling
std::vector<Section> of_trucks();        // truck
std::vector<Section> of_installation();  // installation, skill
std::vector<Section> of_growth();        // rollout, fleet, facilities
std::vector<Section> of_calendar();      // holiday
std::vector<Section> of_disturbances();  // disturbance, closure, storm, breakdown
std::vector<Section> of_costs();         // cost, line_haul_vehicle, truck_vehicle, van

}  // namespace ruralsim::scenarios::sections
