// Where the program's words go: results to standard output, everything else to standard error.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace ruralsim::cli {

enum class Talk { silent, quiet, normal, verbose };  // silent: nothing but errors

// Whoever read our standard output has closed it (`| head`): not a failure, nothing is left to say.
struct ReaderGone : std::runtime_error {
  ReaderGone() : std::runtime_error("the reader of standard output is gone") {}
};

class Console {
 public:
  explicit Console(Talk talk = Talk::normal) : talk_(talk) {}

  // A part of the result; written when enough has gathered, or by flush(). Both throw Error(io) if
  // standard output is closed or full, and ReaderGone.
  void result(std::string_view words);
  void flush();

  void note(std::string_view line) const;    // progress, advice; not when quiet
  void detail(std::string_view line) const;  // only when verbose
  void warning(std::string_view line) const;
  void error(std::string_view lines) const;

  // A line that is written over by the next one; only on a terminal, and not when quiet.
  void replace_line(std::string_view line) const;
  bool can_replace_lines() const;
  Talk talk() const { return talk_; }

 private:
  Talk talk_;
  std::string gathered_;
};

// Makes sure that standard input, output and error are open, on /dev/null where they are not: a result
// file must never be given their numbers. Ignores SIGPIPE, so that a reader gone is seen as such.
void prepare_standard_streams();

}  // namespace ruralsim::cli
