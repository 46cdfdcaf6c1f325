// Reading the command line. The only file that sees CLI11 is parse.cpp.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"

#include <string>
#include <vector>

namespace ruralsim::cli {

struct Parsed {
  enum class Ask { command, help, version };
  Ask ask = Ask::command;
  Command const* command = nullptr;  // nullptr: the program itself was asked (help, version)
  Arguments arguments = {};
};

// The words after the program's name. Throws Error(usage) with the nearest known word for a typo.
Parsed parse(std::vector<std::string> words);

}  // namespace ruralsim::cli
