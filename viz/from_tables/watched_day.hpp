// The watched day of a result (group /watched, docs/results.md) as the playback has it.
#pragma once

#include "results/table.hpp"
#include "viz/playback/day.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// The day of one county, settled; without title, county and source. `villages`: all of the county, of which
/// those that nobody came to have no names. Throws sim::Error (io) if no day was watched.
playback::Day watched_day(results::Tables const& tables, std::size_t county,
                          std::span<PlaceKm const> villages);

bool has_watched_day(results::Tables const& tables);

/// Counties of a result, in the order of their numbers; a county without a name is called by its id.
struct CountyName {
  std::string id, name;
};
std::vector<CountyName> counties_of(results::Tables const& tables);

/// The same day of a result file, with title, county, and the villages that its group /network tells of.
playback::Day watched_day_of_result(results::Tables const& tables, std::size_t county);

}  // namespace ruralsim::viz
