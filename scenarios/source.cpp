#include "scenarios/source.hpp"

#include "scenarios/archive.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <unistd.h>
#include <utility>

#include <sys/stat.h>

namespace ruralsim::scenarios {
namespace {

[[noreturn]] void refuse(std::string const& path, std::string const& why) {
  throw sim::Error(sim::Blame::usage, path + ": " + why);
}

std::string absolute(std::string const& path) {
  std::error_code failed;
  auto const full = std::filesystem::absolute(path, failed);  // fails when the working folder was deleted
  return failed ? path : full.lexically_normal().string();
}

struct File {
  int handle;
  explicit File(int h) : handle(h) {}
  File(File const&) = delete;
  File& operator=(File const&) = delete;
  ~File() {
    if (handle >= 0) ::close(handle);
  }
};

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  if (S_ISSOCK(mode)) return "a socket";
  return "not a regular file";
}

std::string read_all(std::string const& path, int handle, std::size_t limit) {
  std::string bytes;
  char block[1 << 16];
  for (;;) {
    ssize_t const got = ::read(handle, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw sim::Error(sim::Blame::io, path + ": cannot be read (" + std::strerror(errno) + ")");
    if (got == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      refuse(path, "is larger than " + std::to_string(limit) +
                       " bytes (the limit for such a file); put large "
                       "tables into CSV files");
    }
  }
}

// Length of the UTF-8 sequence at `at`, or 0 if there is none (overlong, surrogate or broken).
std::size_t sequence_length(std::string_view s, std::size_t at) {
  auto const byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  auto const next = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  unsigned const b = byte(at);
  if (b < 0x80u) return 1;
  if (b >= 0xC2u && b <= 0xDFu) return next(at + 1) ? 2 : 0;
  if (b >= 0xE0u && b <= 0xEFu) {
    unsigned const c = byte(at + 1);
    bool const bad = (b == 0xE0u && c < 0xA0u) || (b == 0xEDu && c > 0x9Fu);
    return !bad && next(at + 1) && next(at + 2) ? 3 : 0;
  }
  if (b >= 0xF0u && b <= 0xF4u) {
    unsigned const c = byte(at + 1);
    bool const bad = (b == 0xF0u && c < 0x90u) || (b == 0xF4u && c > 0x8Fu);
    return !bad && next(at + 1) && next(at + 2) && next(at + 3) ? 4 : 0;
  }
  return 0;
}

std::optional<std::size_t> first_bad_byte(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    std::size_t const length = sequence_length(s, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::string hex(unsigned char byte) {
  char const* digits = "0123456789ABCDEF";
  return {digits[byte >> 4], digits[byte & 15]};
}

long line_of(std::string_view s, std::size_t at) {
  return 1 + std::count(s.begin(), s.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

void check_bytes(std::string const& path, std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    refuse(path, "is UTF-16 (byte order mark at byte offset 0); expected UTF-8, save it as UTF-8");
  }
  if (auto const zero = bytes.find('\0'); zero != std::string_view::npos) {
    refuse(path + ":" + std::to_string(line_of(bytes, zero)),
           "holds a NUL byte at byte offset " + std::to_string(zero) + "; expected UTF-8 text");
  }
  if (auto const bad = first_bad_byte(bytes)) {
    refuse(path + ":" + std::to_string(line_of(bytes, *bad)),
           "byte 0x" + hex(static_cast<unsigned char>(bytes[*bad])) + " at byte offset " +
               std::to_string(*bad) +
               " is not UTF-8 (perhaps GBK or Latin-1); expected UTF-8, save it as UTF-8");
  }
}

std::string without_mark_and_cr(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    text += bytes[i];
  }
  return text;
}

}  // namespace

Source check_source(std::string const& path, std::string verbatim) {
  check_bytes(path, verbatim);
  std::string text = without_mark_and_cr(verbatim);
  return {path, std::move(verbatim), std::move(text)};
}

Source read_source(std::string const& path, std::size_t limit) {
  if (path.find('\0') != std::string::npos) refuse(path.substr(0, path.find('\0')), "path holds a NUL byte");
  if (auto const* archived = Archive::find(path)) return check_source(path, archived->bytes);
  File const file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.handle < 0 && errno == ENOENT) refuse(path, "no such file (looked for " + absolute(path) + ")");
  if (file.handle < 0) refuse(path, "cannot be opened (" + std::string(std::strerror(errno)) + ")");
  struct stat about {};
  if (::fstat(file.handle, &about) != 0)
    refuse(path, std::string("cannot be examined: ") + std::strerror(errno));
  if (!S_ISREG(about.st_mode)) refuse(path, "is " + kind_of(about.st_mode) + "; give a regular file");
  return check_source(path, read_all(path, file.handle, limit));
}

}  // namespace ruralsim::scenarios
