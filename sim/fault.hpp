// What went wrong and whose fault it is. The command line maps the blame to its exit code.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::sim {

enum class Blame {
  usage,  // the scenario or the command line is wrong: exit 2
  io,     // reading or writing failed: exit 3
  model,  // the model or the program failed: exit 4
};

// A failure that ends a run. `what()` is the whole message, one problem a line.
class Error : public std::runtime_error {
 public:
  Error(Blame blame, std::string const& problem)
      : std::runtime_error(problem), blame_(blame), problems_{problem} {}
  Error(Blame blame, std::vector<std::string> problems)
      : std::runtime_error(joined(problems)), blame_(blame), problems_(std::move(problems)) {}

  Blame blame() const { return blame_; }
  std::vector<std::string> const& problems() const { return problems_; }

 private:
  static std::string joined(std::vector<std::string> const& lines) {
    std::string all;
    for (auto const& line : lines) all += (all.empty() ? "" : "\n") + line;
    return all;
  }

  Blame blame_;
  std::vector<std::string> problems_;
};

}  // namespace ruralsim::sim
