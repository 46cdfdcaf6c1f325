// A subcommand as plain data. The parser, `--help`, the manual page and the shells' completions are all
// made from it, so they cannot drift apart.
#pragma once

#include "cli/exit_code.hpp"

#include <string_view>
#include <vector>

namespace ruralsim::cli {

class Arguments;
class Console;

enum class Takes { nothing, text, path, number, choice };

struct Option {
  std::string_view name;              // "output", typed as --output
  char letter = 0;                    // 'o', typed as -o; 0 for none
  std::string_view placeholder = {};  // "FILE"; empty if it takes nothing
  Takes takes = Takes::nothing;
  std::string_view help;           // one sentence, without its full stop
  std::string_view standard = {};  // what holds if it is not given, as told to the reader; may be empty
  std::vector<std::string_view> choices = {};
  bool repeats = false;
};

enum class Count { one, at_least_one, at_most_one, any };

struct Operand {
  std::string_view name;  // "SCENARIO"
  std::string_view help;
  Count count = Count::one;
  std::vector<std::string_view> choices = {};  // empty: a path
};

struct Example {
  std::string_view line;
  std::string_view what;
};

struct Command {
  std::string_view name;
  std::string_view summary;  // one line of the list of subcommands
  std::string_view about;    // a paragraph or two
  std::vector<Example> examples;
  std::vector<Operand> operands;
  std::vector<Option> options;
  ExitCode (*act)(Arguments const&, Console&);
};

// Every subcommand, in the order in which a reader meets them.
std::vector<Command> const& commands();

// The subcommand of that name, or nullptr.
Command const* find_command(std::string_view name);

// Options that every subcommand has: --json, --quiet, --verbose, --help.
std::vector<Option> const& general_options();

}  // namespace ruralsim::cli
