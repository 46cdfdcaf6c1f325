#pragma once
// Whether two results are the same, and where they are not.

#include "results/table.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace ruralsim::results {

struct Difference {
  std::string name;                // of the variable, dimension or attribute ("/orders:source" of a group)
  std::string what;                // "0.91 against 0.92", "is absent from the second"
  std::vector<std::size_t> index;  // of the first value that differs, one number an axis; else empty
  std::size_t count = 0;           // values that differ
};

// All differences, in the order of `a`, to the bit. What stands in the groups left out is not looked at.
std::vector<Difference> differences(Tables const& a, Tables const& b,
                                    std::set<std::string> const& without_groups = {"provenance"});

// One line: "next_day_rate[0, 0, 3] = 0.91 against 0.92 (2 of 52 values differ)".
std::string describe(Difference const& difference);

}  // namespace ruralsim::results
