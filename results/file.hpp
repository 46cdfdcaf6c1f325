#pragma once
// Files by descriptor: short writes and interruptions are the loops' business, and
// nothing here depends on the current folder once a folder is open.

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace ruralsim::results {

class Fd {
 public:
  Fd() = default;
  explicit Fd(int number) : number_(number) {}
  Fd(Fd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Fd();
  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  int close();  // 0, or the errno of a close that found an error (NFS and quotas report late)

 private:
  int number_ = -1;
};

// "No space left on device" for ENOSPC and so on; independent of the locale's language.
std::string reason_of(int error);

// All of it, or the errno that stopped it. A file size limit gives EFBIG, never the signal SIGXFSZ.
int write_all(int file, std::span<std::byte const> bytes);

// Bytes read, fewer than asked for only at the end of the file or after a failure (errno).
std::size_t read_all(int file, std::span<std::byte> bytes);

// True if what stands on disk from the start is exactly `bytes`.
bool holds(int file, std::span<std::byte const> bytes);

}  // namespace ruralsim::results
