// The program: words in, exit code out.
#pragma once

#include "cli/complete.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <functional>
#include <string>
#include <vector>

namespace ruralsim::cli {

// What `main` returns for the words after the program's name.
int run_program(Program program, std::vector<std::string> const& words);
std::vector<std::string> words_of(int argc, char** argv);

// Does the work and turns whatever it throws into one message and an exit code.
int guarded(Console const& console, std::function<ExitCode()> const& work);

}  // namespace ruralsim::cli
