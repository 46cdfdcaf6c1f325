#pragma once

#include "scenarios/eras.hpp"

namespace ruralsim::scenarios {

// What no single key shows: references, sums, sizes that must fit, dates that must be known.
void check_era(Era const& era, Problems& problems);

// Of stocks: the numbers that a policy has and those it has not, their order, references.
void check_stocks(Era const& era, Problems& problems);

// Of select stations, choice and adoption: what a shelf cannot do, and signs that surprise.
void check_market(Era const& era, Problems& problems);
// Keys that the models of choice and adoption have no use for.
void warn_of_unused_models(std::vector<Era> const& eras, Problems& problems);
// Select stations without stock, and stock without select stations.
void warn_of_stations(models::Scenario const& scenario, Era const& era, Problems& problems);
// Of disturbances: references, times in order, keys that the kind has no use for; warns of those that concern
// nothing.
void check_disturbances(Era const& era, Problems& problems);
// Those that a change by date brings when they are over.
void warn_of_past_disturbances(std::vector<Era> const& eras, Problems& problems);
// Of those of the network: which centers there are.
void check_disturbed_centers(models::Scenario const& scenario, Era const& era, Problems& problems);

// Of goods for sale: seasons, references, boxes that fit into the vehicles; and what runs but surprises, from
// an era's first day up to the day `to`.
void check_selling(Era const& era, Problems& problems);
void warn_of_selling(models::Scenario const& scenario, Era const& era, models::Settings const& settings,
                     std::int64_t to, Problems& problems);

// The same of their way back, against the room that trucks and line-haul have.
void warn_of_way_back(models::Scenario const& scenario, Era const& era, models::Settings const& settings,
                      std::int64_t to, Problems& problems);

// Keys without effect, because of what is given beside them.
void warn_of_idle_keys(Era const& era, Problems& problems);

// The same for the network once it is drawn or read: counts that a run can hold.
void check_size(models::Scenario const& scenario, Era const& era, Problems& problems);

// What runs but surprises: nothing to deliver with, nobody to install, a stage loaded over 100 %.
void warn_of_loads(models::Scenario const& scenario, std::vector<Era> const& eras, Problems& problems);

// Where a key was written: its element and section stand in for a key by default.
Where where_of(Node const& root, std::string const& section, std::string const& key);
Where where_of(Node const& root, std::string const& list, std::string const& id, std::string const& key);

}  // namespace ruralsim::scenarios
