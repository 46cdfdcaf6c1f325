#pragma once

#include "scenarios/value.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

struct Draft;

// Whether a key may be set in a [[change]]: what exists, and how a run is made, stays as it was.
enum class Changes { by_date, never };

// One key of a scenario: everything that reading, checking, `show`, the reference page and the JSON schema
// need to know of it, said once.
struct Field {
  std::string key;
  Type type = Type::text;
  Limits limits;
  std::string standard;  // default, as on the command line (TOML, or bare text); "" if there is none
  std::string source;    // of the default: S-number of source_notes.cpp, "estimate" or "rule"
  std::string sentence;
  Changes changes = Changes::by_date;
  std::function<void(void* into, Value const&)> put;
  std::optional<Value> standard_value;  // the default as read; filled in by schema()

  // The table of fields is written with these.
  Field& in(Dimension dimension) { return limits.dimension = dimension, *this; }
  Field& least(double value) { return limits.least = value, *this; }
  Field& above(double value) { return limits.least = value, limits.above_least = true, *this; }
  Field& most(double value) { return limits.most = value, *this; }
  Field& or_nothing(std::string word) { return limits.nothing = std::move(word), *this; }
  Field& as(Type t) { return type = t, *this; }
  Field& from(std::string where_from) { return source = std::move(where_from), *this; }
  Field& never_changes() { return changes = Changes::never, *this; }
  Field& is(std::string words) { return sentence = std::move(words), *this; }
};

// A [section], or an [[array of sections]] whose elements have ids, or what may be written as either.
struct Section {
  enum class Shape { table, list, either };  // either: one without an id, or several

  std::string key;
  Shape shape = Shape::table;
  std::string sentence;
  Changes elements = Changes::by_date;  // list: whether elements may come and go by date
  std::vector<Field> fields;
  std::function<void*(Draft&)> into;  // what a table's values go into; a list makes another element

  Field const* find(std::string_view field) const;
};

// Every section there is, in the order in which they are shown.
std::vector<Section> const& schema();
Section const* find_section(std::string_view key);

}  // namespace ruralsim::scenarios
