// Which weeks each picture of the map of a country shows.
#pragma once

#include "sim/calendar.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct MapTime {
  std::string name;
  std::size_t first, end;  // weeks, the last excluded
};

struct MapTimes {
  std::vector<MapTime> times = {};
  std::string span = {};  // what each picture shows
};

/// Of weeks, given by their first days, of which some count. In runs of 39 weeks or more quarters of the
/// calendar, a week in that of its middle day: those of which at least half counts, of more than 12 the last;
/// one that the first or the last week that counts cuts off is called by its dates. In shorter runs, or where
/// no quarter is left, four weeks at four times.
MapTimes map_times(std::vector<bool> const& counts, std::vector<sim::Date> const& weeks);

}  // namespace ruralsim::viz
