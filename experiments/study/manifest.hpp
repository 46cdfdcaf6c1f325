// What a study's folder is for: written when the study first runs there, and looked at whenever it runs
// again, so that results of an edited scenario or another program never stand beside the old ones unnoticed.
#pragma once

#include "experiments/study/prepared.hpp"
#include "experiments/study/program_id.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace ruralsim::experiments {

// How this study differs from the one that the folder is for: one line a difference ("warehouse.cut_offs:
// ..."), none if it does not, or the folder is new. Points, replications and responses may change: what is
// there is then used. Throws sim::Error(io) if the manifest cannot be read.
std::vector<std::string> differs(std::filesystem::path const& folder, Prepared const& prepared,
                                 ProgramId const& program);

// Makes the folder this study's.
void claim(std::filesystem::path const& folder, Prepared const& prepared, ProgramId const& program);

}  // namespace ruralsim::experiments
