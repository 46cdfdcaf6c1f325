#pragma once

#include <string>
#include <vector>

namespace ruralsim::scenarios {

struct Warning {
  std::string where;  // file:line:column
  std::string text;
  std::string region;  // that it is of; "": the scenario has but one
  bool operator==(Warning const&) const = default;
};

// One line each, in the order given; but of those that say the same of more than three counties or regions
// (in other figures), the first alone, and of how many more it holds.
std::vector<std::string> in_few_lines(std::vector<Warning> const& warnings);

}  // namespace ruralsim::scenarios
