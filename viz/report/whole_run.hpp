// Headline figures of single counties: what the key figures of a report are made of, so that both agree.
#pragma once

#include "viz/from_tables/reader.hpp"

#include <string>

namespace ruralsim::viz {

/// One value a county; nothing if the result tells none of single counties.
/// Rates are those of all replications together, counts means over them.
Row rate_of_whole_run(Reader const& reader, std::string const& figure);
Row count_of_whole_run(Reader const& reader, std::string const& figure);
/// On a mean day after the warm-up.
Row orders_a_day_of_whole_run(Reader const& reader);

}  // namespace ruralsim::viz
