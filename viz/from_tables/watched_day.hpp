// The watched day of a result (group /watched, docs/results.md) as the playback has it.
#pragma once

#include "results/table.hpp"
#include "viz/playback/day.hpp"

#include <cstddef>
#include <span>

namespace ruralsim::viz {

/// The day of one county, settled; without title, county and source. `villages`: all of the county, of which
/// those that nobody came to have no names. Throws sim::Error (io) if no day was watched.
playback::Day watched_day(results::Tables const& tables, std::size_t county,
                          std::span<PlaceKm const> villages);

bool has_watched_day(results::Tables const& tables);

}  // namespace ruralsim::viz
