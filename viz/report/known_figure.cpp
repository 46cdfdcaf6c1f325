#include "viz/report/known_figure.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {

results::Figure const* known_figure(std::vector<results::Figure> const& figures, std::string_view name) {
  auto const found = std::ranges::find(figures, name, &results::Figure::name);
  return found == figures.end() || std::isnan(found->value) ? nullptr : &*found;
}

}  // namespace ruralsim::viz
