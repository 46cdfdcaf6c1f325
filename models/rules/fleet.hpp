// How many trucks and technicians a county needs, by its rule.
#pragma once

#include "models/settings.hpp"

#include <cstdint>
#include <optional>

namespace ruralsim::models::rules {

// What a rule looks at.
struct NetworkSize {
  std::int64_t centers = 0;                  // open
  double parcels = 0;                        // ordered a day, appliances included
  double jobs = 0;                           // installations ordered a day
  std::optional<std::int64_t> planned = {};  // trucks that the milk runs need; nothing: not known
};

// The fewest that the rule allows, at least one where a center is open; nothing where the county's own number
// holds.
std::optional<std::int64_t> trucks_wanted(FleetSettings const& fleet, NetworkSize const& size);
std::optional<std::int64_t> technicians_wanted(FleetSettings const& fleet, NetworkSize const& size);

// Of what is wanted on a county's first day, what is in service then: the share rounded up.
std::int64_t at_opening(FleetSettings const& fleet, std::int64_t wanted);

// Whether somebody who looks every so many days (at least one), first on `first`, looks on this day.
bool is_review(std::int64_t every, std::int64_t day, std::int64_t first);

}  // namespace ruralsim::models::rules
