#pragma once

#include "scenarios/warnings.hpp"
#include "scenarios/where.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// Collects what is wrong (an error) or surprising (a warning) while a scenario is read, so that all of
// it is told at once. Each line has the form `file:line:column: text`.
class Problems {
 public:
  void error(Where const& where, std::string const& text);
  void warning(Where const& where, std::string const& text);  // the same only once

  // Adds those of a region that was looked at by itself. Its name stands in its warnings; "" where there is
  // but one.
  void add(Problems const& of_region, std::string const& region);

  bool none() const { return errors_.empty(); }
  std::size_t count() const { return errors_.size(); }
  std::vector<std::string> errors() const;
  std::vector<std::string> warnings() const { return in_few_lines(warnings_); }

  // Throws sim::Error(usage) with all errors, ordered by file and position, if there was any.
  void throw_if_any() const;

 private:
  struct Item {
    std::string file;
    int line;
    int column;
    std::string text;
  };
  std::vector<Item> errors_;
  std::vector<Warning> warnings_;
};

}  // namespace ruralsim::scenarios
