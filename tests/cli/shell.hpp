// Runs a line of bash, with `ruralsim` being the program that was just built.
#pragma once

#include <array>
#include <cstdio>
#include <string>

#include <sys/wait.h>

namespace ruralsim::cli {

struct Outcome {
  int code;
  std::string out;  // what the line wrote to its standard output
};

// Put before a line: it works in a folder of its own, which goes with it. $root is the project's.
inline std::string const in_own_folder = "root=$PWD; d=$(mktemp -d); trap \"rm -rf $d\" EXIT; cd $d; ";

inline Outcome shell(std::string const& line) {
  std::string const script = "set -o pipefail; ruralsim() { " RURALSIM_PROGRAM " \"$@\"; }; " + line;
  std::string quoted = "exec bash -c '";
  for (char c : script) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  std::FILE* const pipe = ::popen((quoted + "'").c_str(), "r");
  if (!pipe) return {.code = -1, .out = "cannot run bash"};
  Outcome outcome{.code = 0, .out = {}};
  std::array<char, 4096> part{};
  while (std::size_t const n = std::fread(part.data(), 1, part.size(), pipe))
    outcome.out.append(part.data(), n);
  int const status = ::pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace ruralsim::cli
