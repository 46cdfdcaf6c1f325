#include "viz/common_ranges.hpp"

namespace ruralsim::viz {

Range CommonRanges::widened(std::string const& name, Range own) {
  auto const [known, is_new] = ranges_.emplace(name, own);
  if (!is_new) known->second = united(known->second, own);
  return known->second;
}

}  // namespace ruralsim::viz
