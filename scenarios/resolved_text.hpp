#pragma once

#include "scenarios/eras.hpp"
#include "scenarios/source.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// What is really run, as read: each region's eras, and what the document says before any [[change]] (empty
// where there is one region that is not written as a list).
struct ReadDocument {
  Resolved shared;
  std::vector<std::string> regions;    // ids
  std::vector<std::vector<Era>> eras;  // by region
  bool listed() const { return !shared.empty(); }
};

// Of what was read, all but what regions are and have: their [region] and [[county]].
Resolved without_places(Resolved tables);

// What is really run, as a scenario that can be run itself: every key in base units and the schema's order,
// then what each change of date and region changes. Comments say which keys stand by default, and why.
std::string resolved_text(ReadDocument const& document);

// 16 hexadecimal digits over the meaning of a scenario: its resolved keys, its tables, and which of its
// regions are run (none named: all). Comments, blanks, line ends, order of sections, units and what is left
// to defaults make no difference.
std::string semantic_hash(ReadDocument const& document, std::vector<Source> const& tables,
                          std::vector<std::string> const& only);

}  // namespace ruralsim::scenarios
