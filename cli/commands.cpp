#include "cli/command.hpp"
#include "cli/subcommands.hpp"

namespace ruralsim::cli {

std::vector<Command> const& commands() {
  static std::vector<Command> const all{
      run_command(),      check_command(),       plot_command(),   report_command(),
      animate_command(),  show_command(),        trace_command(),  explain_command(),
      warm_up_command(),  compare_command(),     gap_command(),    resilience_command(),
      study_command(),    sensitivity_command(), select_command(), require_command(),
      evaluate_command(), reproduce_command(),   verify_command(), completion_command(),
      manual_command(),
  };
  return all;
}

Command const* find_command(std::string_view name) {
  for (Command const& command : commands())
    if (command.name == name) return &command;
  return nullptr;
}

std::vector<Option> const& general_options() {
  static std::vector<Option> const all{
      {.name = "json", .help = "Results as JSON, for scripts"},
      {.name = "quiet", .letter = 'q', .help = "No progress and no advice, only results and errors"},
      {.name = "verbose", .letter = 'v', .help = "Tell more about what is being done"},
      {.name = "help", .letter = 'h', .help = "Show this help"},
  };
  return all;
}

}  // namespace ruralsim::cli
