#include "cli/drawn_figures.hpp"

#include <algorithm>

namespace ruralsim::cli {

viz::Amount amount_of(std::string const& figure, std::string const& unit, results::Shown shown) {
  auto name = figure;
  if (auto const dot = name.find('.'); dot != std::string::npos) name.replace(dot, 1, ": ");
  std::ranges::replace(name, '_', ' ');
  bool const share = shown == results::Shown::percent;
  return {.name = name, .unit = share || unit == "1" ? "" : unit, .share = share, .id = figure};
}

}  // namespace ruralsim::cli
