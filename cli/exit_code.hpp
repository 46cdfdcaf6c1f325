// What the program's exit code says: whose fault it was.
#pragma once

namespace ruralsim::cli {

enum class ExitCode : int {
  done = 0,
  usage = 2,        // the command line or the scenario is wrong
  io = 3,           // reading or writing failed
  failed = 4,       // the model or the program failed
  incomplete = 5,   // a study ended with failed or missing points
  signalled = 128,  // plus the signal's number: 130 after Ctrl-C, 143 after SIGTERM
};

}  // namespace ruralsim::cli
