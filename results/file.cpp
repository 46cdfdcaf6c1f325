#include "results/file.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace ruralsim::results {

namespace {

constexpr std::size_t largest_step = std::size_t{1} << 30;  // Linux moves at most 2 GiB at once

// Keeps SIGXFSZ from this thread, and swallows the one that a write has raised.
class NoFileSizeSignal {
 public:
  NoFileSizeSignal() {
    sigemptyset(&signal_);
    sigaddset(&signal_, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &signal_, &before_);
  }
  NoFileSizeSignal(NoFileSizeSignal const&) = delete;
  NoFileSizeSignal& operator=(NoFileSizeSignal const&) = delete;
  ~NoFileSizeSignal() {
    timespec const now{};
    while (sigtimedwait(&signal_, nullptr, &now) == SIGXFSZ) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t signal_{};
  sigset_t before_{};
};

}  // namespace

Fd::~Fd() {
  close();
}

int Fd::close() {
  if (number_ < 0) return 0;
  // Linux frees the number even if interrupted, so there is no second try.
  int const result = ::close(std::exchange(number_, -1));
  return result == 0 || errno == EINTR ? 0 : errno;
}

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

int write_all(int file, std::span<std::byte const> bytes) {
  NoFileSizeSignal const quiet;
  while (!bytes.empty()) {
    ssize_t const done = ::write(file, bytes.data(), std::min(bytes.size(), largest_step));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    if (done == 0) return ENOSPC;  // no progress and no reason: some network file systems, when full
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return 0;
}

std::size_t read_all(int file, std::span<std::byte> bytes) {
  std::size_t total = 0;
  while (total < bytes.size()) {
    ssize_t const got = ::read(file, bytes.data() + total, std::min(bytes.size() - total, largest_step));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    total += static_cast<std::size_t>(got);
  }
  return total;
}

bool holds(int file, std::span<std::byte const> bytes) {
  std::vector<std::byte> window(std::min(bytes.size() + 1, std::size_t{1} << 20));
  while (true) {
    std::size_t const got = read_all(file, window);
    if (got > bytes.size() || std::memcmp(window.data(), bytes.data(), got) != 0) return false;
    bytes = bytes.subspan(got);
    if (got < window.size()) return bytes.empty();
  }
}

}  // namespace ruralsim::results
