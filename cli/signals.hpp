// Ctrl-C and SIGTERM: the first asks the work to stop where nothing is lost, the second ends it at once.
#pragma once

#include <atomic>
#include <stdexcept>

namespace ruralsim::cli {

// Thrown where work stops because it was asked to; it says what is left of it.
struct Stopped : std::runtime_error {
  explicit Stopped(char const* what_is_left = "nothing was finished, so nothing is kept")
      : std::runtime_error(what_is_left) {}
};

void listen_for_signals();

// While one of these lives nothing has been begun: already the first signal ends the program at once.
class NothingToLose {
 public:
  NothingToLose();
  ~NothingToLose();
  NothingToLose(NothingToLose const&) = delete;
  NothingToLose& operator=(NothingToLose const&) = delete;
};

// The number of the signal that asked us to stop; 0 while none has.
int stop_signal();

// The same as something that other rooms can look at: true once a stop was asked for.
std::atomic<bool> const& stop_requested();

void throw_if_stopped();

}  // namespace ruralsim::cli
