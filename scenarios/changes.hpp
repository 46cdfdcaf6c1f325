#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "sim/calendar.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// One [[change]]: what is different from a day on, in some regions or in all.
struct Change {
  std::optional<sim::Date> from;     // nothing: from the first day on, for some regions only
  std::vector<std::string> regions;  // ids, names or groups; empty: all
  Where where;                       // of its date, else of itself
  Node what;                         // the sections it lays over

  std::string label() const;  // "change.from = 2019-06-01"
};

// The id by which a change means every county that it concerns.
inline constexpr char kAllCounties[] = "all";

// Takes all [[change]] elements out of a document, those of the first day first, then by date; of one day in
// the order in which they are written.
std::vector<Change> take_changes(Node& root, Problems& problems);

}  // namespace ruralsim::scenarios
