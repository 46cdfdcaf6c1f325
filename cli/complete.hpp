// The program is linked twice from the same sources: `ruralsim`, which loads nothing but what a run with the
// native engine takes, and beside it `ruralsim-complete`, which draws and drives SimGrid as well. Loading the
// libraries of both takes longer and more memory than the run of a small county (docs/performance.md).
#pragma once

#include "cli/parse.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

enum class Program { lean, complete };

// Whether this line draws, or simulates on SimGrid.
bool needs_complete(Parsed const& parsed);

// Goes on as the complete program, with the same words: to be called before anything was done. Throws
// Error(io) if it is not there.
[[noreturn]] void become_complete(std::vector<std::string> const& words);

}  // namespace ruralsim::cli
