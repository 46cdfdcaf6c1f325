// Points of a sequential study whose targets were not reached, for those who are told of it.
#pragma once

#include "experiments/study/study_state.hpp"
#include "results/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::experiments {

// Points that are finished all the same: with the most replications, or since a figure has no value at all.
std::vector<std::size_t> missed_points(StudyState const& state);

// "2 of 4 points have not reached their targets: point 1 (trucks=2) with 200 replications; point 3 (...):
// next_day_rate has no mean over 10 replications"; "" if all have, or none has a target.
std::string missed_text(Prepared const& prepared, StudyState const& state);

// target_reached(point), of a sequential study.
void add_target_reached(results::Tables& tables, Prepared const& prepared, StudyState const& state);

}  // namespace ruralsim::experiments
