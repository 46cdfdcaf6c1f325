// Sentences of methods_text() about what was run and what is made of it.
#pragma once

#include "experiments/study/prepared.hpp"
#include "experiments/study/study_state.hpp"

#include <string>

namespace ruralsim::experiments {

// Which points there are, and how they were drawn.
std::string design_words(Prepared const& prepared);

// How the effects of factors, or differences of plans, are estimated from a design.
std::string analysis_words(Prepared const& prepared);

// Of a study with [require]: what was sought, when a plan meets it, how plans were gone through, and what was
// run.
std::string require_words(Prepared const& prepared, StudyState const& state);

}  // namespace ruralsim::experiments
