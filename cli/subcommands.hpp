// One function per subcommand, each in a file of its own.
#pragma once

#include "cli/command.hpp"

namespace ruralsim::cli {

Command completion_command();
Command manual_command();

}  // namespace ruralsim::cli
