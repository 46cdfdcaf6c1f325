#include "cli/complete.hpp"

#include "cli/signals.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;

struct Other {
  char const* name;
  char const* what;
};
Other other(Program program) {
  if (program == Program::mpi) return {.name = "ruralsim-mpi", .what = "runs studies under mpirun"};
  return {.name = "ruralsim-complete", .what = "draws and drives SimGrid"};
}

// Beside this program; where the system does not say where that is, wherever PATH has it.
fs::path beside(char const* name) {
  std::error_code unknown;
  fs::path const self = fs::read_symlink("/proc/self/exe", unknown);
  return self.parent_path() / name;
}

}  // namespace

bool needs_complete(Parsed const& parsed) {
  if (parsed.ask != Parsed::Ask::command) return false;
  std::string_view const name = parsed.command->name;
  bool const draws = name == "compare" || name == "sensitivity" || name == "require" || name == "warm-up";
  if (draws && parsed.arguments.has("chart")) return true;
  return name == "plot" || name == "report" || name == "animate" || name == "verify" ||
         parsed.arguments.text("engine") == "simgrid";
}

bool needs_mpi(Parsed const& parsed, bool started_by_mpi) {
  return started_by_mpi && parsed.ask == Parsed::Ask::command && parsed.command->name == "study" &&
         parsed.arguments.text("ACTION") == "run" && !parsed.arguments.has("tasks");
}

void become(Program program, std::vector<std::string> const& words) {
  auto const [name, what] = other(program);
  fs::path const file = beside(name);
  std::vector<std::string> line = words;
  line.insert(line.begin(), "ruralsim");
  std::vector<char*> argv;
  for (std::string& word : line) argv.push_back(word.data());
  argv.push_back(nullptr);
  throw_if_stopped();
  ::execvp(file.c_str(), argv.data());
  throw sim::Error(
      sim::Blame::io,
      sim::text("{} (the part of the program that {} cannot be started: {}) install it beside ruralsim",
                file.native(), what, std::strerror(errno)));
}

}  // namespace ruralsim::cli
