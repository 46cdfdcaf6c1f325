// A child process that does jobs, one after the other, and the end of it that its parent holds. Only the
// parent decides when it ends: the child ignores Ctrl-C and SIGTERM, and dies with its parent.
#pragma once

#include "experiments/launch/jobs.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace ruralsim::experiments::launch {

// One attempt at a job, in the child.
using Attempt = std::function<Ending(std::uint32_t number)>;

// Does the job and says how it ended, whatever it threw.
Ending attempt(DoJob const& do_job, std::uint32_t number);

class Worker {
 public:
  // Starts the process. To be called where this process has one thread, and on a thread that lives as long as
  // the worker. Throws sim::Error(model) if the system does not allow another process or another file.
  explicit Worker(Attempt const& attempt);
  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  Worker(Worker const&) = delete;
  Worker& operator=(Worker const&) = delete;
  ~Worker();  // kills it if it is there

  // Readable when hear() has something to say.
  int socket() const { return socket_; }

  // False if the process is gone, and the job was not begun.
  bool hand_over(std::uint32_t number) const;

  // How its job ended; Ended::died, with the signal, if the process did (whether it had a job or not). Waits.
  Ending hear();

  void kill() const;
  bool gone();  // after kill(): whether nothing is left of it

 private:
  std::string how_it_died();
  void let_go();

  pid_t pid_ = -1;
  int socket_ = -1;
};

// An ending as a message between processes.
std::string to_message(Ending const& ending);
Ending ending_of(std::string_view message);

// Waits until the socket is readable or the time is over: whether it is readable.
bool readable(int socket, std::chrono::milliseconds at_most);

}  // namespace ruralsim::experiments::launch
