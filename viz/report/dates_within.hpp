// Festivals, holidays and disturbances of two stretches of a run: only where both have them alike can their
// figures be compared.
#pragma once

#include "viz/from_tables/reader.hpp"

#include <cstddef>
#include <string>

namespace ruralsim::viz {

struct WeekRange {
  std::size_t first = 0, weeks = 0;
};

/// The name of a festival, a holiday or a disturbance by date of which one stretch has more days than the
/// other ("spring-festival"); empty if both have all alike. Changes of settings are what a trend may tell.
std::string dates_unlike(Reader const& reader, WeekRange one, WeekRange other);

}  // namespace ruralsim::viz
