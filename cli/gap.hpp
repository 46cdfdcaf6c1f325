// What `ruralsim gap` tells: the scenario as it is, and with each resource unlimited.
#pragma once

#include "experiments/gap.hpp"
#include "scenarios/load.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct GapLine {
  std::string name, meaning;  // of the resource
  experiments::GapRow row;
  std::optional<results::Estimate> charged;  // of the late orders; nothing for what is no single resource
};

struct GapReport {
  scenarios::Loaded const& loaded;
  results::Estimate rate, backlog;  // as it is
  std::vector<GapLine> lines;

  std::string for_people() const;
  std::string for_scripts() const;
};

}  // namespace ruralsim::cli
