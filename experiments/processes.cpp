#include "experiments/processes.hpp"

#include "experiments/ledger_bytes.hpp"
#include "experiments/shared_progress.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <poll.h>
#include <unistd.h>

#include <sys/wait.h>

namespace ruralsim::experiments {

namespace {

// A message from a child: its kind, the length of what follows, and what follows.
enum class Kind : char { progress, ledger, usage_error, io_error, model_error };
constexpr std::size_t kHead = 1 + sizeof(std::uint64_t);

struct Message {
  Kind kind;
  std::string content;
};

[[noreturn]] void fail(char const* what) {
  throw sim::Error(sim::Blame::model, sim::text("cannot {} for a simulation ({}) run with fewer --jobs", what,
                                                std::strerror(errno)));
}

void send(int pipe, Kind kind, std::string_view content) {
  std::uint64_t const size = content.size();
  std::string bytes(kHead, static_cast<char>(kind));
  std::memcpy(bytes.data() + 1, &size, sizeof size);
  bytes += content;
  for (std::string_view rest = bytes; !rest.empty();) {
    ssize_t const written = ::write(pipe, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ::_exit(1);  // the parent is gone
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

Kind kind_of(sim::Blame blame) {
  if (blame == sim::Blame::usage) return Kind::usage_error;
  return blame == sim::Blame::io ? Kind::io_error : Kind::model_error;
}

// The child's whole life. Leaves by _exit, so that nothing of the parent's is flushed or destroyed twice.
[[noreturn]] void live(int pipe, std::uint32_t number, Piece const& piece) {
  try {
    models::RunLedger const ledger = piece(number, [&](Reached const& reached) {
      send(pipe, Kind::progress, {reinterpret_cast<char const*>(&reached), sizeof reached});
    });
    send(pipe, Kind::ledger, to_bytes(ledger));
  } catch (sim::Error const& error) {
    send(pipe, kind_of(error.blame()), error.what());
  } catch (std::bad_alloc const&) {
    send(pipe, Kind::model_error,
         "out of memory: simulate a shorter time, fewer counties or fewer replications at once");
  } catch (std::exception const& error) {
    send(pipe, Kind::model_error, error.what());
  }
  ::_exit(0);
}

struct Child {
  std::uint32_t number = 0;
  pid_t pid = -1;
  int pipe = -1;
  std::string received{};
  std::optional<Message> last{};
};

class Nursery {
 public:
  Nursery(Plan const& plan, Piece const& piece, Keep const& keep, Overall const& overall,
          std::atomic<bool> const& stop)
      : plan_(plan),
        order_(order_of(plan)),
        piece_(piece),
        keep_(keep),
        stop_(stop),
        progress_(plan, overall) {}
  Nursery(Nursery const&) = delete;
  Nursery& operator=(Nursery const&) = delete;
  ~Nursery() {
    end_all();
    while (!children_.empty()) bury(children_.begin());
  }

  void run() {
    while (true) {
      bool const go_on = !stop_ && failures_.empty();
      while (go_on && next_ < plan_.count && children_.size() < plan_.jobs) start(order_[next_++]);
      if (children_.empty()) break;
      if (!go_on) end_all();
      listen();
    }
    if (!failures_.empty())
      throw sim::Error(failures_.begin()->second.first, failures_.begin()->second.second);
  }

 private:
  using Children = std::map<int, Child>;  // by pipe

  void start(std::uint32_t number) {
    int ends[2];
    if (::pipe(ends) != 0) fail("make a pipe");
    pid_t const pid = ::fork();
    if (pid < 0) {
      ::close(ends[0]);
      ::close(ends[1]);
      fail("start a process");
    }
    if (pid == 0) {
      for (auto const& [pipe, child] : children_) ::close(pipe);
      ::close(ends[0]);
      live(ends[1], number, piece_);
    }
    ::close(ends[1]);
    children_[ends[0]] = {.number = number, .pid = pid, .pipe = ends[0]};
  }

  void end_all() const {
    for (auto const& [pipe, child] : children_) ::kill(child.pid, SIGKILL);
  }

  void listen() {
    std::vector<pollfd> ready;
    for (auto const& [pipe, child] : children_) ready.push_back({.fd = pipe, .events = POLLIN, .revents = 0});
    if (::poll(ready.data(), ready.size(), 100) <= 0) return;  // looks at `stop` ten times a second
    for (pollfd const& one : ready)
      if (one.revents != 0) receive(children_.find(one.fd));
  }

  void receive(Children::iterator at) {
    char part[1 << 16];
    ssize_t const n = ::read(at->first, part, sizeof part);
    if (n < 0 && errno == EINTR) return;
    if (n <= 0) return ended(at);
    at->second.received.append(part, static_cast<std::size_t>(n));
    while (std::optional<Message> message = first_message(at->second.received)) {
      if (message->kind == Kind::progress) {
        Reached reached;
        std::memcpy(&reached, message->content.data(), sizeof reached);
        progress_.report(at->second.number, reached);
      } else {
        at->second.last = std::move(message);
      }
    }
  }

  static std::optional<Message> first_message(std::string& received) {
    std::uint64_t size = 0;
    if (received.size() < kHead) return std::nullopt;
    std::memcpy(&size, received.data() + 1, sizeof size);
    if (received.size() < kHead + size) return std::nullopt;
    Message message{.kind = static_cast<Kind>(received[0]), .content = received.substr(kHead, size)};
    received.erase(0, kHead + size);
    return message;
  }

  // Its pipe is closed: by then it has told its result, or it died.
  void ended(Children::iterator at) {
    Child const child = std::move(at->second);
    int const status = bury(at);
    if (child.last && child.last->kind == Kind::ledger) {
      if (stop_) return;
      progress_.finished(child.number);
      keep_(child.number, ledger_from_bytes(child.last->content));
    } else if (child.last) {
      sim::Blame const blame = child.last->kind == Kind::usage_error ? sim::Blame::usage
                               : child.last->kind == Kind::io_error  ? sim::Blame::io
                                                                     : sim::Blame::model;
      failures_.insert({child.number, {blame, child.last->content}});
    } else if (!stop_ && failures_.empty()) {
      failures_.insert({child.number, {sim::Blame::model, death(child.number, status)}});
    }
  }

  static std::string death(std::uint32_t number, int status) {
    std::string const how = WIFSIGNALED(status) ? sim::text("signal {}", WTERMSIG(status))
                                                : sim::text("exit code {}", WEXITSTATUS(status));
    return sim::text("simulation {} died ({}) if it was killed for its memory, use fewer --jobs", number + 1,
                     how);
  }

  int bury(Children::iterator at) {
    int status = 0;
    ::close(at->first);
    while (::waitpid(at->second.pid, &status, 0) < 0 && errno == EINTR) {
    }
    children_.erase(at);
    return status;
  }

  Plan plan_;
  std::vector<std::uint32_t> order_;
  Piece const& piece_;
  Keep const& keep_;
  std::atomic<bool> const& stop_;
  SharedProgress progress_;
  std::map<std::uint32_t, std::pair<sim::Blame, std::string>> failures_;
  Children children_;
  std::uint32_t next_ = 0;
};

}  // namespace

void in_processes(Plan const& plan, Piece const& piece, Keep const& keep, Overall const& overall,
                  std::atomic<bool> const& stop) {
  Nursery(plan, piece, keep, overall, stop).run();
}

}  // namespace ruralsim::experiments
