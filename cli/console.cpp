#include "cli/console.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace ruralsim::cli {

namespace {

constexpr std::size_t kEnough = 1u << 16;
bool standard_output_was_closed = false;

// Writes all of it, whatever interrupts; false with errno if that is impossible.
bool write_all(int file, std::string_view words) {
  while (!words.empty()) {
    ssize_t const written = ::write(file, words.data(), words.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    words.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Standard error may be closed or full: then nobody is told, and nothing else can be done about it.
void tell(std::string_view words) {
  static_cast<void>(write_all(STDERR_FILENO, words));
}

bool is_set(char const* variable) {
  char const* const value = std::getenv(variable);
  return value && *value;
}

bool may_colour() {
  char const* const term = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) && !is_set("NO_COLOR") && term && std::string_view(term) != "dumb";
}

std::string labelled(char const* colour, char const* label, std::string_view words) {
  std::string out;
  while (!words.empty()) {
    std::size_t const end = words.find('\n');
    std::string_view const line = words.substr(0, end);
    out += may_colour() ? sim::text("\x1b[{}m{}:\x1b[0m {}\n", colour, label, line)
                        : sim::text("{}: {}\n", label, line);
    words.remove_prefix(end == words.npos ? words.size() : end + 1);
  }
  return out;
}

void open_if_closed(int file, int how) {
  if (::fcntl(file, F_GETFD) != -1 || errno != EBADF) return;
  if (file == STDOUT_FILENO) standard_output_was_closed = true;
  // Closed again by an exec, so that the program it starts sees what we saw.
  if (int const opened = ::open("/dev/null", how | O_CLOEXEC); opened >= 0 && opened != file) {
    ::dup3(opened, file, O_CLOEXEC);
    ::close(opened);
  }
}

}  // namespace

void Console::result(std::string_view words) {
  gathered_ += words;
  if (gathered_.size() >= kEnough) flush();
}

void Console::flush() {
  if (gathered_.empty()) return;
  if (standard_output_was_closed)
    throw sim::Error(sim::Blame::io,
                     "standard output is closed (results are written to it) give it a file or a reader");
  std::string const words = std::exchange(gathered_, {});
  if (write_all(STDOUT_FILENO, words)) return;
  if (errno == EPIPE) throw ReaderGone();
  throw sim::Error(
      sim::Blame::io,
      sim::text("cannot write to standard output ({}) make room or name another file", std::strerror(errno)));
}

void Console::note(std::string_view line) const {
  if (talk_ > Talk::quiet) tell(sim::text("{}\n", line));
}

void Console::detail(std::string_view line) const {
  if (talk_ == Talk::verbose) tell(sim::text("{}\n", line));
}

void Console::warning(std::string_view line) const {
  if (talk_ != Talk::silent) tell(labelled("33", "warning", line));
}
void Console::error(std::string_view lines) const {
  tell(labelled("31", "error", lines));
}

void Console::replace_line(std::string_view line) const {
  if (can_replace_lines()) tell(sim::text("\r\x1b[K{}", line));
}

bool Console::can_replace_lines() const {
  char const* const term = std::getenv("TERM");
  return talk_ > Talk::quiet && ::isatty(STDERR_FILENO) && term && std::string_view(term) != "dumb";
}

void prepare_standard_streams() {
  open_if_closed(STDIN_FILENO, O_RDONLY);
  open_if_closed(STDOUT_FILENO, O_WRONLY);
  open_if_closed(STDERR_FILENO, O_WRONLY);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace ruralsim::cli
