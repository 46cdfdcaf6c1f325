#include "results/seal.hpp"

#include "results/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <sys/stat.h>

namespace ruralsim::results {

namespace {

constexpr std::array<char, 8> magic{'R', 'S', 'I', 'M', 'S', 'E', 'A', 'L'};
constexpr std::size_t seal_size = 16;
constexpr std::size_t window_size = std::size_t{1} << 20;  // a multiple of 8

std::uint64_t word_at(std::span<std::byte const> bytes, std::size_t start) {
  std::uint64_t word = 0;
  for (std::size_t i = std::min<std::size_t>(8, bytes.size() - start); i-- > 0;)
    word = word << 8 | std::to_integer<std::uint64_t>(bytes[start + i]);
  return word;
}

class Sum {
 public:
  // Every call but the last takes a multiple of 8 bytes.
  void add(std::span<std::byte const> bytes) {
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
      value_ = (value_ ^ word_at(bytes, i)) * 0x9E3779B97F4A7C15u;
      value_ ^= value_ >> 29;
    }
    length_ += bytes.size();
  }
  std::uint64_t value() const { return value_ ^ length_; }

 private:
  std::uint64_t value_ = 0x243F6A8885A308D3u;  // pi: a start that is not zero
  std::uint64_t length_ = 0;
};

using Block = std::array<std::byte, seal_size>;

Block seal_of(std::uint64_t sum) {
  Block block{};
  for (std::size_t i = 0; i < 8; ++i) block[i] = static_cast<std::byte>(magic[i]);
  for (std::size_t i = 8; i < seal_size; ++i, sum >>= 8) block[i] = static_cast<std::byte>(sum & 255);
  return block;
}

// All of it was read; or the file has become shorter; or reading failed.
Seal filled(int file, std::span<std::byte> bytes) {
  errno = 0;
  if (read_all(file, bytes) == bytes.size()) return Seal::intact;
  return errno == 0 ? Seal::broken : Seal::unread;
}

}  // namespace

void add_seal(std::vector<std::byte>& bytes) {
  Sum sum;
  sum.add(bytes);
  Block const block = seal_of(sum.value());
  bytes.insert(bytes.end(), block.begin(), block.end());
}

Seal check_seal(int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return Seal::unread;
  if (status.st_size < static_cast<off_t>(seal_size)) return Seal::absent;
  Sum sum;
  std::vector<std::byte> window(window_size);
  auto left = static_cast<std::size_t>(status.st_size) - seal_size;
  while (left > 0) {
    auto const part = std::span(window).first(std::min(left, window_size));
    if (Seal const got = filled(file, part); got != Seal::intact) return got;
    sum.add(part);
    left -= part.size();
  }
  Block found{};
  if (Seal const got = filled(file, std::as_writable_bytes(std::span(found))); got != Seal::intact)
    return got;
  Block const expected = seal_of(sum.value());
  if (!std::equal(found.begin(), found.begin() + 8, expected.begin())) return Seal::absent;
  return found == expected ? Seal::intact : Seal::broken;
}

}  // namespace ruralsim::results
