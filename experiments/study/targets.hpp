// When the replications of a point of a sequential study are enough.
#pragma once

#include "experiments/study/cell.hpp"
#include "experiments/study/study.hpp"
#include "results/antithetic.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct TargetsLook {
  std::size_t more = 0;  // replications to run before the next look; 0: no more
  bool reached = false;  // every target is
  // Figures of targets that have no mean, and would have none of more replications: none has a value, or some
  // did not reach it.
  std::vector<std::string> without{};

  bool missed() const { return more == 0 && !reached; }
};

// `so_far`: the cells of the point.
TargetsLook look_at_targets(ReplicationSpec const& spec, results::Replications kind,
                            std::vector<StudyCell> const& so_far);

}  // namespace ruralsim::experiments
