// What happened by date, for the charts over time.
#pragma once

#include "viz/date_notes.hpp"
#include "viz/from_tables/reader.hpp"

#include <vector>

namespace ruralsim::viz {

/// End of the warm-up, festivals and holidays, changes of settings, and openings of the centers drawn, in the
/// order of their first days. Openings on many dates are told by month, or all at once.
std::vector<DateNote> date_notes(Reader const& reader);

}  // namespace ruralsim::viz
