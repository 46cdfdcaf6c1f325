// Ranges that pictures have in common which are laid side by side, so that what looks higher is higher.
#pragma once

#include "viz/scale.hpp"

#include <map>
#include <string>

namespace ruralsim::viz {

/// Pictures ask for the ranges of their axes and colours by name, and each widens what it asks for. So the
/// pictures are drawn twice: first to learn the ranges, then to be seen.
class CommonRanges {
 public:
  Range widened(std::string const& name, Range own);

 private:
  std::map<std::string, Range> ranges_ = {};
};

}  // namespace ruralsim::viz
