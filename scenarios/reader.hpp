#pragma once

#include "scenarios/changes.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/field.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// What every key is, given or by default, in the order of the schema.
struct ResolvedField {
  Field const* field;
  std::string canonical;  // TOML, in base units
  enum class By { file, standard } by;
  bool operator==(ResolvedField const& o) const { return field == o.field && canonical == o.canonical; }
};
struct ResolvedTable {
  Section const* section;
  std::string id;  // of a list's element
  std::vector<ResolvedField> fields;
  bool operator==(ResolvedTable const&) const = default;
};
using Resolved = std::vector<ResolvedTable>;

struct Reading {
  Draft draft;
  Resolved resolved;
};

// Reads the sections of a document by the schema: every key given or by default, each problem reported.
// Paths of files are taken relative to the file that names them, and shown relative to `folder`.
Reading read_sections(Node const& root, std::string const& folder, Problems& problems);

// The same of one section alone.
Draft read_section(Node const& root, std::string const& key, std::string const& folder, Problems& problems);

// Reports every key that the schema does not know, with the nearest one or the section where it belongs.
void check_keys(Node const& root, Problems& problems);

// The same for one [[change]], which besides may set only what can change by date (from the first day on:
// what can differ by region), and may name only counties and terrains that `root` has.
void check_change(Change const& change, Node const& root, Problems& problems);

}  // namespace ruralsim::scenarios
