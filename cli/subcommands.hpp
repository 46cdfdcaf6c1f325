// One function per subcommand, each in a file of its own.
#pragma once

#include "cli/command.hpp"

namespace ruralsim::cli {

Command run_command();
Command check_command();
Command plot_command();
Command report_command();
Command show_command();
Command trace_command();
Command explain_command();
Command verify_command();
Command gap_command();
Command resilience_command();
Command compare_command();
Command study_command();
Command reproduce_command();
Command evaluate_command();
Command warm_up_command();
Command sensitivity_command();
Command select_command();
Command require_command();
Command completion_command();
Command manual_command();
Command animate_command();

}  // namespace ruralsim::cli
