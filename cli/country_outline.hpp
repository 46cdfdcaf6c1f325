// What a scenario with several regions comes to: by date, by region, and beside what is published.
#pragma once

#include "results/json.hpp"
#include "scenarios/load.hpp"
#include "scenarios/region_outlook.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

// The plan of each region, worked out side by side.
struct CountryOutlook {
  std::vector<std::int64_t> days;
  std::vector<scenarios::RegionOutlook> regions;

  scenarios::RegionOutlook all() const;
};
CountryOutlook country_outlook(scenarios::LoadedRegions const& loaded);

// Tables: the whole by date; regions and groups at the first date and the last; distances.
std::string outline_of_country(scenarios::LoadedRegions const& loaded, CountryOutlook const& outlook);
// The same as objects: "plan", "regions", "distances".
void list_country(results::Json& json, scenarios::LoadedRegions const& loaded, CountryOutlook const& outlook);

}  // namespace ruralsim::cli
