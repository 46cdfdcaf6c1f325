#include "cli/signals.hpp"

#include <csignal>
#include <unistd.h>

namespace ruralsim::cli {

namespace {

std::atomic<int> received{0};
std::atomic<bool> stop{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void on_signal(int number) {
  if (received.exchange(number) != 0) ::_exit(128 + number);
  stop = true;
}

}  // namespace

void listen_for_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  // A file that may not grow is an error of writing like any other (EFBIG), not the end.
  action.sa_handler = SIG_IGN;
  sigaction(SIGXFSZ, &action, nullptr);
}

int stop_signal() {
  return received;
}
std::atomic<bool> const& stop_requested() {
  return stop;
}

void throw_if_stopped() {
  if (stop) throw Stopped();
}

}  // namespace ruralsim::cli
