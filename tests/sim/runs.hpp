// Runs of a small model on either engine. SimGrid allows one run per process, so its runs happen in a forked
// child that sends its transcript back.
#pragma once

#include "sim/engine.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <functional>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace ruralsim::sim {

using Model = std::function<void(Engine&, std::string&)>;  // builds places and actors that write a transcript

inline std::string run_here(EngineKind kind, Model const& build, Time horizon) {
  std::string transcript;
  auto engine = make_engine(kind);
  try {
    build(*engine, transcript);
    engine->run(horizon);
    transcript += text("fingerprint {:x} events {}\n", engine->fingerprint(), engine->events());
  } catch (Error const& error) {
    transcript += text("error {}\n", error.what());
  }
  return transcript;
}

inline std::string run_in_child(EngineKind kind, Model const& build, Time horizon) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) return "no pipe";
  pid_t const child = fork();
  if (child == 0) {
    close(pipe_ends[0]);
    auto const transcript = run_here(kind, build, horizon);
    for (std::size_t done = 0; done < transcript.size();) {
      auto const n = write(pipe_ends[1], transcript.data() + done, transcript.size() - done);
      if (n <= 0) break;
      done += static_cast<std::size_t>(n);
    }
    _exit(0);
  }
  close(pipe_ends[1]);
  std::string transcript;
  char buffer[65536];
  for (ssize_t n; (n = read(pipe_ends[0], buffer, sizeof buffer)) > 0;)
    transcript.append(buffer, static_cast<std::size_t>(n));
  close(pipe_ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    transcript += text("child ended with status {}\n", status);
  return transcript;
}

// What a run leaves on either engine, without fingerprint and count of events.
inline void expect_on_both_engines(Model const& build, Time horizon, std::string const& expected) {
  for (auto kind : {EngineKind::native, EngineKind::simgrid}) {
    auto const transcript = run_in_child(kind, build, horizon);
    EXPECT_EQ(transcript.substr(0, transcript.find("fingerprint")), expected)
        << (kind == EngineKind::native ? "native" : "simgrid");
  }
}

inline void expect_engines_agree(Model const& build, Time horizon) {
  auto const native = run_here(EngineKind::native, build, horizon);
  EXPECT_EQ(native, run_in_child(EngineKind::simgrid, build, horizon));
  EXPECT_NE(native.find("fingerprint"), std::string::npos) << native;
}

}  // namespace ruralsim::sim
