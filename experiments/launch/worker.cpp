#include "experiments/launch/worker.hpp"

#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <poll.h>
#include <set>
#include <thread>
#include <unistd.h>
#include <utility>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace ruralsim::experiments::launch {

namespace {

constexpr std::size_t kLongestMessage = 1 << 15;  // longer reasons are cut; a socket takes it as one piece
constexpr std::chrono::seconds kLongestDeath{5};  // a process that reads from a lost disk cannot be killed

[[noreturn]] void no_process(char const* what, int error) {
  throw sim::Error(sim::Blame::model,
                   sim::text("cannot {} for another process ({}) use fewer --jobs, or raise the limits of "
                             "processes and open files (`ulimit -u`, `ulimit -n`)",
                             what, std::strerror(error)));
}

bool send_all(int socket, void const* bytes, std::size_t size) {
  while (true) {
    ssize_t const sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent >= 0) return true;  // messages go as a whole or not at all
    if (errno != EINTR) return false;
  }
}

ssize_t receive(int socket, void* bytes, std::size_t size) {
  while (true) {
    ssize_t const n = ::recv(socket, bytes, size, 0);
    if (n >= 0 || errno != EINTR) return n;
  }
}

// Where memory runs out, the system is to take a worker, whose job is tried again, and not the parent of all.
void be_the_first_to_go() {
  if (std::FILE* const score = std::fopen("/proc/self/oom_score_adj", "we")) {
    std::fputs("500", score);
    std::fclose(score);  // refused where it is higher already
  }
}

// Sockets of this process to its workers; no worker keeps those of another open.
std::set<int>& sockets_here() {
  static std::set<int> all;
  return all;
}

// The child's whole life. Leaves by _exit, so that nothing of the parent's is flushed or destroyed twice.
[[noreturn]] void serve(int socket, pid_t parent, Attempt const& attempt) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // it died before we asked to be told
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  be_the_first_to_go();
  for (int const other : sockets_here()) ::close(other);
  sockets_here().clear();
  std::uint32_t number = 0;
  while (receive(socket, &number, sizeof number) == sizeof number) {
    std::string const message = to_message(attempt(number));
    if (!send_all(socket, message.data(), message.size())) break;
  }
  ::_exit(0);
}

}  // namespace

Ending attempt(DoJob const& do_job, std::uint32_t number) {
  auto const failed = [](sim::Blame blame, std::string why) {
    return Ending{.ended = Ended::failed, .blame = blame, .why = std::move(why)};
  };
  try {
    do_job(number);
    return {};
  } catch (sim::Error const& error) {
    return failed(error.blame(), error.what());
  } catch (std::bad_alloc const&) {
    return failed(sim::Blame::model,
                  "out of memory: simulate a shorter time or fewer counties, or use fewer --jobs");
  } catch (std::exception const& error) {
    return failed(sim::Blame::model, error.what());
  } catch (...) {
    return failed(sim::Blame::model, "given up, for no reason that was told");
  }
}

std::string to_message(Ending const& ending) {
  std::string message{static_cast<char>(ending.ended), static_cast<char>(ending.blame)};
  return message += ending.why.substr(0, kLongestMessage);
}

Ending ending_of(std::string_view message) {
  return {.ended = static_cast<Ended>(message.at(0)),
          .blame = static_cast<sim::Blame>(message.at(1)),
          .why = std::string(message.substr(2))};
}

bool readable(int socket, std::chrono::milliseconds at_most) {
  using std::chrono::milliseconds;
  auto const end = std::chrono::steady_clock::now() + at_most;
  while (true) {
    auto const left = std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now());
    pollfd one{.fd = socket, .events = POLLIN, .revents = 0};
    int const found =
        ::poll(&one, 1, static_cast<int>(std::clamp<milliseconds::rep>(left.count(), 0, 1 << 30)));
    if (found > 0) return true;
    if (found == 0 || errno != EINTR) return false;
  }
}

Worker::Worker(Attempt const& attempt) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    no_process("make a socket", errno);
  pid_t const parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) {
    ::close(ends[0]);
    serve(ends[1], parent, attempt);
  }
  int const error = errno;
  ::close(ends[1]);
  if (pid_ < 0) {
    ::close(ends[0]);
    no_process("fork", error);
  }
  socket_ = ends[0];
  sockets_here().insert(socket_);
}

Worker::Worker(Worker&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), socket_(std::exchange(other.socket_, -1)) {}

Worker& Worker::operator=(Worker&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(socket_, other.socket_);
  return *this;
}

Worker::~Worker() {
  if (pid_ < 0) return;
  kill();
  auto const end = std::chrono::steady_clock::now() + kLongestDeath;
  while (!gone() && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  let_go();
}

bool Worker::hand_over(std::uint32_t number) const {
  return send_all(socket_, &number, sizeof number);
}

Ending Worker::hear() {
  std::string message(kLongestMessage + 2, '\0');
  ssize_t const n = receive(socket_, message.data(), message.size());
  if (n < 2) return {.ended = Ended::died, .why = how_it_died()};
  return ending_of(std::string_view(message).substr(0, static_cast<std::size_t>(n)));
}

void Worker::kill() const {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

bool Worker::gone() {
  if (pid_ < 0) return true;
  pid_t const found = ::waitpid(pid_, nullptr, WNOHANG);
  if (found == 0 || (found < 0 && errno == EINTR)) return false;
  pid_ = -1;
  let_go();
  return true;
}

std::string Worker::how_it_died() {
  int status = 0;
  kill();  // it has closed its end, so it is as good as dead
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  let_go();
  if (!WIFSIGNALED(status)) return sim::text("its process ended with exit code {}", WEXITSTATUS(status));
  int const signal = WTERMSIG(status);
  return sim::text("its process was ended by signal {} ({}){}", signal, ::strsignal(signal),
                   signal == SIGKILL ? "; if that was for want of memory, use fewer --jobs" : "");
}

void Worker::let_go() {
  if (socket_ >= 0) {
    sockets_here().erase(socket_);
    ::close(socket_);
  }
  pid_ = socket_ = -1;
}

}  // namespace ruralsim::experiments::launch
