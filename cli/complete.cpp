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

// Beside this program; where the system does not say where that is, wherever PATH has it.
fs::path complete_program() {
  std::error_code unknown;
  fs::path const self = fs::read_symlink("/proc/self/exe", unknown);
  return self.parent_path() / "ruralsim-complete";
}

}  // namespace

bool needs_complete(Parsed const& parsed) {
  if (parsed.ask != Parsed::Ask::command) return false;
  std::string_view const name = parsed.command->name;
  if (name == "compare" && parsed.arguments.has("chart")) return true;
  return name == "plot" || name == "verify" || parsed.arguments.text("engine") == "simgrid";
}

void become_complete(std::vector<std::string> const& words) {
  fs::path const program = complete_program();
  std::vector<std::string> line = words;
  line.insert(line.begin(), "ruralsim");
  std::vector<char*> argv;
  for (std::string& word : line) argv.push_back(word.data());
  argv.push_back(nullptr);
  throw_if_stopped();
  ::execvp(program.c_str(), argv.data());
  throw sim::Error(sim::Blame::io, sim::text("{} (the part of the program that draws and drives SimGrid "
                                             "cannot be started: {}) install it beside ruralsim",
                                             program.native(), std::strerror(errno)));
}

}  // namespace ruralsim::cli
