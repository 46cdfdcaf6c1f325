#include "experiments/launch/submit.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <unistd.h>

#include <sys/wait.h>

namespace ruralsim::experiments::launch {

namespace {

constexpr std::uint32_t kSlurmsDefault = 1001;

class ToolPipe {
 public:
  ToolPipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
      throw sim::Error(sim::Blame::io, sim::text("cannot make a pipe ({})", std::strerror(errno)));
  }
  ~ToolPipe() {
    close(0);
    close(1);
  }
  ToolPipe(ToolPipe const&) = delete;
  ToolPipe& operator=(ToolPipe const&) = delete;

  int end(std::size_t which) const { return ends_.at(which); }
  void close(std::size_t which) {
    if (ends_.at(which) >= 0) ::close(ends_.at(which));
    ends_.at(which) = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};  // to read, to write
};

pid_t spawn(std::vector<std::string> words, ToolPipe const& in, ToolPipe const& out, ToolPipe const& errors) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.end(0), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out.end(1), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors.end(1), STDERR_FILENO);
  pid_t pid = -1;
  int const error = ::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    throw sim::Error(sim::Blame::io, sim::text("cannot start {} ({})", words[0], std::strerror(error)));
  return pid;
}

bool interrupted(ssize_t n) {
  return n < 0 && (errno == EINTR || errno == EAGAIN);
}

// Writes and reads whatever is due, so that neither side waits for the other.
void converse(ToolPipe& in, ToolPipe& out, ToolPipe& errors, std::string_view input, Said& said) {
  ::fcntl(in.end(1), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.close(1);
  while (out.end(0) >= 0 || errors.end(0) >= 0) {
    std::array<pollfd, 3> ready{pollfd{.fd = in.end(1), .events = POLLOUT, .revents = 0},
                                pollfd{.fd = out.end(0), .events = POLLIN, .revents = 0},
                                pollfd{.fd = errors.end(0), .events = POLLIN, .revents = 0}};
    if (::poll(ready.data(), ready.size(), -1) < 0) continue;
    if (ready[0].revents != 0) {
      ssize_t const n = ::write(in.end(1), input.data(), input.size());
      if (n >= 0) input.remove_prefix(static_cast<std::size_t>(n));
      if (input.empty() || (n < 0 && !interrupted(n))) in.close(1);
    }
    auto const take = [](ToolPipe& pipe, std::string& text) {
      std::array<char, 4096> part{};
      ssize_t const n = ::read(pipe.end(0), part.data(), part.size());
      if (n > 0)
        text.append(part.data(), static_cast<std::size_t>(n));
      else if (!interrupted(n))
        pipe.close(0);
    };
    if (ready[1].revents != 0) take(out, said.output);
    if (ready[2].revents != 0) take(errors, said.errors);
  }
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

}  // namespace

Said ask_program(std::vector<std::string> const& words, std::string const& input) {
  ToolPipe in, out, errors;
  pid_t const pid = spawn(words, in, out, errors);
  in.close(0);
  out.close(1);
  errors.close(1);
  Said said;
  // Where the other side does not read, that is an error of writing, and not our end.
  auto const before = std::signal(SIGPIPE, SIG_IGN);
  converse(in, out, errors, input, said);
  std::signal(SIGPIPE, before);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  said.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return said;
}

std::string submit(std::string const& script) {
  Said said;
  try {
    said = ask_program({"sbatch", "--parsable"}, script);
  } catch (sim::Error const& error) {
    throw sim::Error(error.blame(),
                     sim::text("{}: is this a node of a Slurm cluster from which jobs are submitted? "
                               "(--dry-run shows the script)",
                               error.what()));
  }
  std::string const job = first_line(said.output).substr(0, said.output.find(';'));  // "1234;cluster"
  if (said.exit_code == 0 && !job.empty()) return job;
  std::string const why = first_line(said.errors);
  throw sim::Error(sim::Blame::io, sim::text("sbatch refused the job (exit code {}{}{})", said.exit_code,
                                             why.empty() ? "" : ": ", why));
}

std::uint32_t largest_array() {
  try {
    return largest_array_in(ask_program({"scontrol", "show", "config"}, {}).output);
  } catch (sim::Error const&) {
    return kSlurmsDefault;
  }
}

std::uint32_t largest_array_in(std::string const& config) {
  std::size_t const at = config.find("MaxArraySize");
  if (at == std::string::npos) return kSlurmsDefault;
  std::size_t const from = config.find_first_of("0123456789\n", at);
  std::uint32_t size = 0;
  if (from == std::string::npos) return kSlurmsDefault;
  auto const end = config.data() + config.size();
  bool const read = std::from_chars(config.data() + from, end, size).ec == std::errc();
  return read && size > 0 ? size : kSlurmsDefault;
}

}  // namespace ruralsim::experiments::launch
