#pragma once

#include "scenarios/changes.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// What a document says of one region, as a document of its own: [region] is a table, [[county]] has its own
// counties, and of the changes there are those that concern it.
struct RegionDocument {
  std::string id, name, group;
  Where where;
  Node root;
  std::vector<Change> changes;
};

struct SplitDocument {
  std::vector<RegionDocument> regions;  // in the order in which they are written
  Node shared;                          // what all of them have in common; only where there are several
  bool listed = false;                  // written [[region]]
};

// A document with [[region]] taken apart by region; one without is a region itself. Reports counties and
// changes that name no region or an unknown one, and regions without a county; where there is a [network]
// that gives regions their counties, these are left out.
SplitDocument split_by_region(Node root, std::vector<Change> changes, Problems& problems);

// Of these regions, the numbers of those that bear one of the words as id, name or group, ascending; all if
// there is no word. Reports words that nothing bears; `says` precedes them, as in "change.regions: ".
std::vector<std::size_t> regions_named(std::vector<std::string> const& words,
                                       std::vector<RegionDocument> const& regions, Where const& where,
                                       std::string const& says, Problems& problems);

}  // namespace ruralsim::scenarios
