// A headline figure by its name.
#pragma once

#include "results/summary.hpp"

#include <string_view>
#include <vector>

namespace ruralsim::viz {

/// The figure of that name if it has a value, else nullptr.
results::Figure const* known_figure(std::vector<results::Figure> const& figures, std::string_view name);

}  // namespace ruralsim::viz
