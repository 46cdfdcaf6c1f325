// The program is linked three times from the same sources: `ruralsim`, which loads nothing but what a run
// with the native engine takes, and beside it `ruralsim-complete`, which draws and drives SimGrid as well.
// Loading the libraries of both takes longer and more memory than the run of a small county
// (docs/performance.md). The third, `ruralsim-mpi`, is the first with MPI, for studies that mpirun starts:
// not the second, since SimGrid's library has functions of MPI's names.
#pragma once

#include "cli/parse.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

enum class Program { lean, complete, mpi };

// Whether this line draws, or simulates on SimGrid.
bool needs_complete(Parsed const& parsed);

// Whether this line runs a study as one process of several that MPI started, and is no task of an array.
bool needs_mpi(Parsed const& parsed, bool started_by_mpi);

// Goes on as the other program, with the same words: to be called before anything was done. Throws
// Error(io) if it is not there.
[[noreturn]] void become(Program other, std::vector<std::string> const& words);

}  // namespace ruralsim::cli
