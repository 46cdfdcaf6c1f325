#include "cli/signals.hpp"

#include <csignal>
#include <unistd.h>

namespace ruralsim::cli {

namespace {

std::atomic<int> received{0};
std::atomic<bool> stop{false};
std::atomic<bool> nothing_to_lose{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void on_signal(int number) {
  if (received.exchange(number) != 0 || nothing_to_lose) ::_exit(128 + number);
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

NothingToLose::NothingToLose() {
  nothing_to_lose = true;
}
NothingToLose::~NothingToLose() {
  nothing_to_lose = false;
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
