// A study file (TOML, docs/studies.md) as a Study.
#pragma once

#include "experiments/study/study.hpp"

#include <string>

namespace ruralsim::experiments {

// Throws sim::Error(usage) with every problem found, one line each: `file:line:column: key = value (why)
// advice`. What factors set is checked when their points are loaded.
Study read_study(std::string const& path);

}  // namespace ruralsim::experiments
