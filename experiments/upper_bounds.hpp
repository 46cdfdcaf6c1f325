// Upper bounds: a scenario in which one resource never makes anybody wait. What that gives back of a figure
// is the most that any investment into the resource can give.
#pragma once

#include "models/parcel.hpp"
#include "models/scenario.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::experiments {

struct Resource {
  std::string_view name;                // as it is typed: "line-haul"
  std::string_view meaning;             // what is unlimited about it, without the full stop
  std::vector<models::Reason> reasons;  // that the lateness ledger charges to it
  // The settings that make it unlimited in this scenario, as `section.key=value`.
  std::vector<std::string> (*overrides)(models::Scenario const& scenario);
};

// In the order of a parcel's way; what goes wrong comes last, as if good luck were a resource. What no
// resource changes (cut-offs, departures, distance, holidays) is the timetable's.
std::span<Resource const> resources();

// The settings that make all named resources unlimited. Throws sim::Error(usage), with the nearest name, for
// one that is not known.
std::vector<std::string> upper_bound(std::span<std::string const> names, models::Scenario const& scenario);

}  // namespace ruralsim::experiments
