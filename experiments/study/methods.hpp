// Text for the methods section of a paper: what a study did, in the order of STRESS-DES (Monks et al.,
// Strengthening the reporting of empirical simulation studies, Journal of Simulation 13, 2019, 55-67).
#pragma once

#include "experiments/study/prepared.hpp"
#include "experiments/study/program_id.hpp"
#include "experiments/study/study_state.hpp"

#include <string>

namespace ruralsim::experiments {

// Paragraphs of plain text, each begun by its heading; what the program cannot know (the aim of the study,
// where the code is kept) stands in square brackets. The state is that of all runs that there may be: of a
// study with [require] with the most replications that it allows.
std::string methods_text(Prepared const& prepared, StudyState const& state, ProgramId const& program);

}  // namespace ruralsim::experiments
