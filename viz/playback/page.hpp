// A watched day as one page that plays it; without scripts a picture of its busiest moment and its runs.
#pragma once

#include "viz/playback/day.hpp"

#include <string>

namespace ruralsim::viz::playback {

/// The bytes of the HTML file. `day` must be settled.
std::string page_html(Day const& day);

}  // namespace ruralsim::viz::playback
