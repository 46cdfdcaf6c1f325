#pragma once
// What the tests of files share: a folder of their own, a child process for what changes
// the process (identity, limits, mounts), and system calls that fail on demand.

#include "results/netcdf.hpp"
#include "results/run_file.hpp"
#include "sim/fault.hpp"
#include "tests/results/sample.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace ruralsim::results {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  Files() {
    std::string pattern = (fs::temp_directory_path() / "ruralsim_test_XXXXXX").native();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
  }
  ~Files() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  fs::path place(std::string const& name) const { return folder_ / name; }
  std::size_t entries(fs::path const& folder) const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
  }

  fs::path folder_;
};

inline void put(fs::path const& path, std::string const& text) {
  std::ofstream(path, std::ios::binary) << text;
}
inline std::string get(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_to(fs::path const& path, Tables const& tables, Existing existing = Existing::refuse) {
  Output::prepare(path, existing).write(tables);
}

struct Outcome {
  bool failed = false;
  sim::Blame blame = sim::Blame::model;
  std::string message{};
};

// What a call says when it fails.
inline Outcome outcome_of(std::function<void()> const& call) {
  try {
    call();
  } catch (sim::Error const& error) {
    return {true, error.blame(), error.what()};
  }
  return {};
}

// Runs `story` in a child; the child's exit code, or 1000 + the signal that killed it.
inline int in_child(std::function<int()> const& story) {
  pid_t const child = ::fork();
  if (child == 0) {
    int code = 99;
    try {
      code = story();
    } catch (std::exception const& error) {
      std::string const text = std::string("in the child: ") + error.what() + "\n";
      if (::write(2, text.data(), text.size()) < 0) code = 98;
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

inline constexpr int cannot_try = 77;  // a child's exit code: the machine does not allow the experiment

}  // namespace ruralsim::results
